namespace ModelTest.Running.Discovery;

/// <summary>What a row of a dataset's theory is.</summary>
internal enum RowKind
{
    /// <summary>A subject.</summary>
    Subject,

    /// <summary>The gate of a group of subjects, or of the whole dataset.</summary>
    Gate,

    /// <summary>Something is wrong that lets no subject run, or no subject that was asked for exist; the row fails with the text.</summary>
    Problem,
}
