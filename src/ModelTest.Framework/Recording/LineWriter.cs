using System.Text.Json;

namespace ModelTest.Recording;

/// <summary>
/// Appends lines of JSON to a file. Each line is one unbuffered write: once <see cref="Append"/> returns it is with the operating system, and
/// killing the process loses nothing of it.
/// </summary>
internal sealed class LineWriter : IDisposable
{
    private readonly Lock gate = new();
    private readonly string path;
    private readonly FileStream stream;

    /// <summary>Opens the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="append">Whether what is in it stays.</param>
    public LineWriter(string path, bool append = false)
    {
        this.path = path;
        stream = DiskErrors.Guard(path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        });
    }

    public void Append<T>(T value)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, RecordJson.Line);
        byte[] line = [.. json, (byte)'\n'];
        lock (gate)
        {
            DiskErrors.Guard(path, () => stream.Write(line));
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            stream.Dispose();
        }
    }
}
