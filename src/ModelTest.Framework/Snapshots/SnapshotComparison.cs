using System.Text;

namespace ModelTest.Snapshots;

/// <summary>Compares a text with its snapshot.</summary>
/// <param name="host">Where this happens.</param>
/// <param name="accept">Whether a difference becomes the snapshot.</param>
/// <param name="switch">What a person sets to accept, such as <c>-p:AcceptSnapshots=true</c>.</param>
internal sealed class SnapshotComparison(SnapshotHost host, bool accept, string @switch)
{
    /// <summary>Compares; a difference is written beside the snapshot, and opened in a diff tool where a person may see it.</summary>
    /// <param name="file">The snapshot.</param>
    /// <param name="text">The text.</param>
    /// <param name="heading">The first line of the message.</param>
    /// <returns>Why the test fails, readable by Verify's tools; null where the texts are the same or the new one was accepted.</returns>
    public async Task<string?> CompareAsync(SnapshotFile file, string text, string heading)
    {
        var verified = file.Read();
        if (verified is not null && SnapshotFile.AreEqual(verified, text))
        {
            file.DeleteReceived();
            if (!host.IsBuildServer)
            {
                host.Close(file.Received, file.Verified);
            }
            return null;
        }
        if (accept && !host.IsBuildServer)
        {
            file.Accept(text);
            return null;
        }
        file.Receive(text);
        if (!host.IsBuildServer)
        {
            await host.Open(file.Received, file.Verified).ConfigureAwait(false);
        }
        return Message(file, verified, text, heading);
    }

    // The form that Verify's own parser takes files from; whatever follows FileContent is for people.
    private string Message(SnapshotFile file, string? verified, string text, string heading)
    {
        var (received, name) = (Path.GetFileName(file.Received), Path.GetFileName(file.Verified));
        var message = new StringBuilder(heading).Append('\n')
            .Append("Directory: ").Append(Path.GetDirectoryName(file.Verified)).Append('\n')
            .Append(verified is null ? "New:\n" : "NotEqual:\n")
            .Append("  - Received: ").Append(received).Append('\n')
            .Append("    Verified: ").Append(name).Append("\n\nFileContent:\n\n")
            .Append(SnapshotDiff.Of(verified ?? "", text));
        message.Append(accept ? "\nNothing is accepted on a build server (CI is set).\n" : "\n")
            .Append("To accept: run with ").Append(@switch).Append(", or rename ").Append(received).Append(" to ").Append(name).Append('.');
        return message.ToString();
    }
}
