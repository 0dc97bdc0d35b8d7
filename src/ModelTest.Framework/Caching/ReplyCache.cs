using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Replaying;

namespace ModelTest.Caching;

/// <summary>
/// Answers of models on disk, by question, for any number of processes at once: a file per answer, which appears whole or not at all, and carries a
/// checksum. What cannot be read is not there. When the folder grows too large, the answers that were not used for longest go first.
/// </summary>
internal sealed class ReplyCache : IDisposable
{
    // A disk gives a file whole blocks.
    private const int Block = 4096;
    private const int HashDigits = 64;
    private const string Extension = ".json";

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdef");

    // That an answer was used is noted once an hour, and not at every use; a half-written file of that age is of a process that died.
    private static readonly TimeSpan Grain = TimeSpan.FromHours(1);

    private readonly string folder;
    private readonly long most;
    private readonly TimeProvider time;
    private readonly Lock trimming = new();
    private int hits;
    private int misses;
    private int damaged;
    private long written;
    private string? failure;

    /// <summary>Opens the cache; the folder is made where it is not there.</summary>
    /// <param name="folder">The folder; nothing else belongs there.</param>
    /// <param name="mebibytes">How large it may get.</param>
    /// <param name="time">The clock; the system's unless given.</param>
    /// <exception cref="InputException">The folder cannot be made.</exception>
    public ReplyCache(string folder, int mebibytes, TimeProvider? time = null)
    {
        this.folder = folder;
        this.time = time ?? TimeProvider.System;
        most = mebibytes * 1024L * 1024;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException("run.cache", $"'{folder}' cannot be made: {e.Message}", "name a folder that can be written.", e);
        }
    }

    /// <summary>What it was good for so far.</summary>
    public RunCache Counts => new(Volatile.Read(ref hits), Volatile.Read(ref misses), Volatile.Read(ref damaged));

    /// <summary>Why answers could not be kept; null: they could.</summary>
    public string? Failure => Volatile.Read(ref failure);

    /// <summary>The answer to a question; null where there is none, or it is damaged.</summary>
    /// <param name="key">The question: hex digits, see <see cref="Judging.CallKey"/>.</param>
    public RecordedCall? Find(string key)
    {
        var path = PathOf(key);
        var answer = Read(path, key);
        if (answer is null)
        {
            Interlocked.Increment(ref misses);
            return null;
        }
        Interlocked.Increment(ref hits);
        NoteUse(path);
        return answer;
    }

    /// <summary>Keeps an answer. Where the disk does not take it, the run goes on without: see <see cref="Failure"/>.</summary>
    /// <param name="answer">The answer, with the question as its key.</param>
    public void Add(RecordedCall answer)
    {
        var path = PathOf(answer.Key);
        // A name of its own: another process may be writing the same answer.
        var temporary = $"{path}.{Guid.NewGuid():N}{RunFiles.TemporaryEnd}";
        var json = JsonSerializer.SerializeToUtf8Bytes(answer, RecordJson.Line);
        byte[] content = [.. Encoding.ASCII.GetBytes(Hash(json)), (byte)'\n', .. json];
        try
        {
            Write(temporary, content);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Volatile.Write(ref failure, e.Message);
            TryDelete(temporary);
            return;
        }
        if (Interlocked.Add(ref written, SizeOf(content.Length)) > most / 8)
        {
            Trim();
        }
    }

    /// <summary>Takes out what is too much, if anything was added.</summary>
    public void Dispose()
    {
        if (Volatile.Read(ref written) > 0)
        {
            Trim();
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private string PathOf(string key) => Path.Join(folder, key[..2], key + Extension);

    private RecordedCall? Read(string path, string key)
    {
        try
        {
            var content = File.ReadAllBytes(path).AsSpan();
            if (content.Length > HashDigits && content[HashDigits] == (byte)'\n'
                && Encoding.ASCII.GetString(content[..HashDigits]) == Hash(content[(HashDigits + 1)..])
                && JsonSerializer.Deserialize<RecordedCall>(content[(HashDigits + 1)..], RecordJson.Line) is { } answer && answer.Key == key)
            {
                return answer;
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // As good as damaged.
        }
        Interlocked.Increment(ref damaged);
        return null;
    }

    private static void Write(string path, byte[] content)
    {
        try
        {
            File.WriteAllBytes(path, content);
        }
        catch (DirectoryNotFoundException)
        {
            // There are 256 of these folders; all but the first answers find theirs.
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is taken out when it is old.
        }
    }

    private void NoteUse(string path)
    {
        try
        {
            if (Now - File.GetLastWriteTimeUtc(path) > Grain)
            {
                File.SetLastWriteTimeUtc(path, Now);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cache that may only be read, or an answer that another process took out just now.
        }
    }

    private void Trim()
    {
        lock (trimming)
        {
            Volatile.Write(ref written, 0);
            try
            {
                TakeOut(OwnFiles());
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Volatile.Write(ref failure, e.Message);
            }
        }
    }

    // Whatever else lies in the folder is somebody's, and stays.
    private List<FileInfo> OwnFiles() =>
    [
        .. new DirectoryInfo(folder).EnumerateDirectories("??")
            .SelectMany(part => part.EnumerateFiles().Where(file => file.Name.StartsWith(part.Name, StringComparison.Ordinal)))
            .Where(file => IsOwn(file.Name)),
    ];

    // {key}.json, or one that was not finished: {key}.json.{any}.tmp.
    private static bool IsOwn(string name) => name.Length >= HashDigits && name.AsSpan(0, HashDigits).ContainsAnyExcept(HexDigits) is false
        && name[HashDigits..] is var end && (end == Extension || (end.StartsWith(Extension + ".", StringComparison.Ordinal) && end.EndsWith(RunFiles.TemporaryEnd, StringComparison.Ordinal)));

    private void TakeOut(List<FileInfo> files)
    {
        var total = files.Sum(f => SizeOf(f.Length));
        // Down to nine tenths: otherwise the next answer would have the folder looked through again.
        var least = total > most ? most / 10 * 9 : long.MaxValue;
        foreach (var file in files.OrderBy(f => f.LastWriteTimeUtc))
        {
            var old = Now - file.LastWriteTimeUtc > Grain && file.Extension == RunFiles.TemporaryEnd;
            if (old || (total > least && file.Extension == Extension))
            {
                // Before it is gone: a file that is not there has no length.
                total -= SizeOf(file.Length);
                file.Delete();
            }
        }
    }

    private static long SizeOf(long length) => (length + Block - 1) / Block * Block;

    private static string Hash(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json));
}
