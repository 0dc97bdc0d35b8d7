using System.Collections.Concurrent;

namespace ModelTest.Recording;

/// <summary>The files of a run that grow line by line. Members may be called from many tests at once.</summary>
/// <param name="goesOn">Whether lines that are there stay: an interrupted run goes on.</param>
internal sealed class LineFiles(bool goesOn) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<LineWriter>> writers = new(StringComparer.Ordinal);

    /// <summary>Appends a line; killing the process after this returns does not lose it.</summary>
    /// <exception cref="Problems.InputException">The disk does not take it.</exception>
    public void Append<T>(string path, T line) =>
        writers.GetOrAdd(path, key => new Lazy<LineWriter>(() => new LineWriter(key, goesOn))).Value.Append(line);

    /// <summary>Closes a file that gets no more lines; does nothing where it is not open.</summary>
    public void Close(string path)
    {
        if (writers.TryRemove(path, out var writer) && writer.IsValueCreated)
        {
            writer.Value.Dispose();
        }
    }

    /// <summary>Closes all files.</summary>
    public void Dispose()
    {
        foreach (var writer in writers.Values.Where(w => w.IsValueCreated))
        {
            writer.Value.Dispose();
        }
    }
}
