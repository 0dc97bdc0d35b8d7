namespace ModelTest.Tool;

/// <summary>What the command's exit code says; build servers rely on it.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Fine = 0;

    /// <summary>The command did what it was asked for, and what it found fails: a gate, a comparison, a finding.</summary>
    public const int Failed = 1;

    /// <summary>The command could not do it: a wrong option, a missing or damaged file, a model that cannot be used.</summary>
    public const int Wrong = 2;
}
