using System.Globalization;
using ModelTest.Problems;

namespace ModelTest.Recording;

/// <summary>A run's folder, claimed by this process until it is disposed.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly FileStream claim;
    private readonly FileStream? mark;

    private RunFolder(string path, FileStream claim, FileStream? mark)
    {
        this.mark = mark;
        Path = path;
        this.claim = claim;
    }

    public string Path { get; }

    /// <summary>
    /// Claims the folder named, with a number after it where the same session has used it, or a new one under TestResults/modeltest of the start
    /// folder.
    /// </summary>
    /// <exception cref="InputException">The folder cannot be written, or another run is writing there.</exception>
    public static RunFolder Claim(string results, string startFolder, string session, TimeProvider time)
    {
        if (results.Length > 0)
        {
            return DiskErrors.Guard(results, () => Named(results, session, time));
        }
        var name = time.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var parent = System.IO.Path.Join(System.IO.Path.GetFullPath(startFolder), "TestResults", "modeltest");
        return DiskErrors.Guard(parent, () => Fresh(parent, name));
    }

    /// <summary>Claims the folder of a run that goes on there; what is in it stays.</summary>
    /// <exception cref="InputException">The folder cannot be written, or the run still goes on.</exception>
    public static RunFolder Resume(string path) => DiskErrors.Guard(path, () => TryLock(path, RunFiles.Lock, FileMode.OpenOrCreate) is { } claim
        ? new RunFolder(path, claim, null)
        : throw new InputException(path, "the run there still goes on.", "wait for its end, or stop it, and resume then."));

    public void Dispose()
    {
        mark?.Dispose();
        claim.Dispose();
    }

    private static RunFolder Named(string results, string session, TimeProvider time)
    {
        for (var number = 1; ; number++)
        {
            var path = Numbered(results, number);
            if (File.Exists(path))
            {
                throw new InputException(path, "run.results names a file.", "name a folder.");
            }
            Directory.CreateDirectory(path);
            // A command that runs several test projects keeps the results of all, also of those that start at the same moment.
            var mark = session.Length == 0 ? null : TryLock(path, $"{RunFiles.Lock}-{SafeFileName.Of(session)}", FileMode.CreateNew);
            if (session.Length > 0 && (mark is null || EarlierRun.IsOf(path, session)))
            {
                mark?.Dispose();
                continue;
            }
            if (TryLock(path, RunFiles.Lock, FileMode.OpenOrCreate) is { } claim)
            {
                EarlierRun.PutAside(path, time);
                return new RunFolder(path, claim, mark);
            }
            mark?.Dispose();
            throw new InputException(
                path, "another run is writing its results there.", "wait for it, or give this run another folder (MODELTEST_run__results).");
        }
    }

    private static string Numbered(string path, int number) =>
        number == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path}-{number}");

    private static RunFolder Fresh(string parent, string name)
    {
        for (var number = 1; ; number++)
        {
            var path = Numbered(System.IO.Path.Join(parent, name), number);
            if (System.IO.Path.Exists(path))
            {
                continue;
            }
            Directory.CreateDirectory(path);
            // Two processes that start in the same second both get here; one of them creates the lock.
            if (TryLock(path, RunFiles.Lock, FileMode.CreateNew) is { } claim)
            {
                return new RunFolder(path, claim, null);
            }
        }
    }

    private static FileStream? TryLock(string folder, string name, FileMode mode)
    {
        try
        {
            return new FileStream(
                System.IO.Path.Join(folder, name), mode, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(System.IO.Path.Join(folder, name)))
        {
            return null;
        }
    }
}
