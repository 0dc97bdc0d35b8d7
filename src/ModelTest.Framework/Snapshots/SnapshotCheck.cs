namespace ModelTest.Snapshots;

/// <summary>When judged subjects are compared with their snapshots; <c>snapshots.check</c>.</summary>
internal enum SnapshotCheck
{
    /// <summary>Where the dataset's snapshots are of a model and a judge of the same names.</summary>
    Auto,

    /// <summary>Always: a subject without a snapshot, or with one of another model, fails.</summary>
    Always,

    /// <summary>Never.</summary>
    Never,
}
