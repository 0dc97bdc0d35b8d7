namespace ModelTest.Running.Discovery;

/// <summary>What a row of a dataset's theory is.</summary>
internal enum RowKind
{
    /// <summary>A subject.</summary>
    Subject,

    /// <summary>The gate of a group of subjects, or of the whole dataset.</summary>
    Gate,

    /// <summary>The judge of the dataset: how it agrees with labels, and what is asked of it.</summary>
    Judge,

    /// <summary>The baseline of the dataset: how the run's items compare with the accepted ones.</summary>
    Baseline,

    /// <summary>Something is wrong that lets no subject run, or no subject that was asked for exist; the row fails with the text.</summary>
    Problem,
}
