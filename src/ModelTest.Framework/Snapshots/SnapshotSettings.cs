namespace ModelTest.Snapshots;

/// <summary>How judged subjects are compared with their snapshots; section <c>snapshots</c>.</summary>
internal sealed class SnapshotSettings
{
    /// <summary>When they are compared.</summary>
    public SnapshotCheck Check { get; set; }

    /// <summary>Whether what a run gives becomes the snapshot; ignored on a build server.</summary>
    public bool Accept { get; set; }
}
