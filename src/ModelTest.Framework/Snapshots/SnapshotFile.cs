using System.Text;

namespace ModelTest.Snapshots;

/// <summary>A snapshot on disk and what is received in its place, named and written as Verify does.</summary>
/// <param name="prefix">The path without <c>.verified.txt</c>.</param>
internal sealed class SnapshotFile(string prefix)
{
    // With the byte order mark that Verify writes.
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>The end of a snapshot's name.</summary>
    public const string VerifiedEnd = ".verified.txt";

    /// <summary>The accepted text.</summary>
    public string Verified { get; } = prefix + VerifiedEnd;

    /// <summary>The text of the last run, where it differs.</summary>
    public string Received { get; } = prefix + ".received.txt";

    /// <summary>The accepted text with plain line feeds; null: there is none.</summary>
    public string? Read() => SnapshotHost.Guard(Verified, () => File.Exists(Verified) ? Plain(File.ReadAllText(Verified)) : null);

    /// <summary>Makes a text the accepted one.</summary>
    public void Accept(string text)
    {
        Write(Verified, text);
        DeleteReceived();
    }

    /// <summary>Writes what was received.</summary>
    public void Receive(string text) => Write(Received, text);

    /// <summary>Deletes what an earlier run received.</summary>
    public void DeleteReceived() => SnapshotHost.Guard(Received, () =>
    {
        if (File.Exists(Received))
        {
            File.Delete(Received);
        }
        return true;
    });

    /// <summary>Whether two texts are the same; one line feed at the end does not count, which editors add.</summary>
    public static bool AreEqual(string a, string b) => WithoutEnd(a).SequenceEqual(WithoutEnd(b));

    private static ReadOnlySpan<char> WithoutEnd(string text) => text.EndsWith('\n') ? text.AsSpan()[..^1] : text;

    // Git may check files out with the line ends of the system.
    private static string Plain(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static void Write(string path, string text) => SnapshotHost.Guard(path, () =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, Encoding);
        return true;
    });
}
