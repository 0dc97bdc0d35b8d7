using System.Text.Json;
using ModelTest.Scoring;

namespace ModelTest.Recording;

/// <summary>
/// Appends items to a subject's file. Each line is one unbuffered write: once <see cref="Append"/> returns it is with the operating system, and
/// killing the process loses nothing of it.
/// </summary>
internal sealed class PredictionWriter : IDisposable
{
    private readonly Lock gate = new();
    private readonly string path;
    private readonly FileStream stream;

    public PredictionWriter(string path)
    {
        this.path = path;
        stream = DiskErrors.Guard(path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        });
    }

    public void Append(ItemResult result)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(PredictionLine.From(result), RecordJson.Line);
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
