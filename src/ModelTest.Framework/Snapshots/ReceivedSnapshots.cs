using ModelTest.Problems;

namespace ModelTest.Snapshots;

/// <summary>Texts that differed from their snapshots and wait beside them for a person's word.</summary>
internal static class ReceivedSnapshots
{
    private const string ReceivedEnd = ".received.txt";

    /// <summary>Makes what was received the snapshots.</summary>
    /// <param name="folder">The folder of a dataset's snapshots.</param>
    /// <param name="isBuildServer">Whether this is a build server, which accepts nothing.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="InputException">This is a build server, or a file cannot be moved.</exception>
    public static int Accept(string folder, bool isBuildServer)
    {
        string[] received = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*" + ReceivedEnd).Order(StringComparer.Ordinal)] : [];
        if (received.Length > 0 && isBuildServer)
        {
            throw new InputException(folder, "a build server accepts no snapshot.", "accept it on a machine of yours, and commit the files.");
        }
        foreach (var file in received)
        {
            SnapshotHost.Guard(file, () =>
            {
                File.Move(file, file[..^ReceivedEnd.Length] + SnapshotFile.VerifiedEnd, overwrite: true);
                return true;
            });
        }
        return received.Length;
    }
}
