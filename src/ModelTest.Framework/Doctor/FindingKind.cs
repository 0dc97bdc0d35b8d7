namespace ModelTest.Doctor;

/// <summary>What a check-up makes of one thing that it looked at.</summary>
internal enum FindingKind
{
    /// <summary>All is well.</summary>
    Ok,

    /// <summary>Worth knowing for who looks at the model; nothing for every run's notes.</summary>
    Note,

    /// <summary>Something is unusual; scores may still be right.</summary>
    Warning,

    /// <summary>Scores would be wrong, or there would be none.</summary>
    Problem,
}
