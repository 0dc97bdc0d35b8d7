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

    public LineWriter(string path)
    {
        this.path = path;
        stream = DiskErrors.Guard(path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
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
