using System.Text.Json;
using ModelTest.Scoring;

namespace ModelTest.Recording;

/// <summary>Keeps progress.json up to date for whoever shows a progress line: at most two writes a second, none when nothing has changed.</summary>
internal sealed class ProgressFile : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private readonly string path;
    private readonly TimeProvider time;
    private readonly DateTimeOffset started;
    private readonly ITimer timer;
    private int done;
    private int total;
    private int correct;
    private int judged;
    private bool changed = true;
    private bool closed;

    public ProgressFile(string path, TimeProvider time, DateTimeOffset started)
    {
        this.path = path;
        this.time = time;
        this.started = started;
        timer = time.CreateTimer(_ => Write(), null, TimeSpan.Zero, Period);
    }

    /// <summary>Adds items that are to come.</summary>
    public void Expect(int items)
    {
        lock (gate)
        {
            total += items;
            changed = true;
        }
    }

    /// <summary>Counts a finished item; one that is judged is neither right nor wrong.</summary>
    public void Count(Outcome outcome, bool isJudged)
    {
        lock (gate)
        {
            done++;
            judged += isJudged ? 1 : 0;
            correct += outcome == Outcome.Correct ? 1 : 0;
            changed = true;
        }
    }

    /// <summary>Stops writing and deletes the file.</summary>
    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            closed = true;
            try
            {
                File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A reader on Windows may hold it; run.json says that the run is over.
            }
        }
    }

    private void Write()
    {
        lock (gate)
        {
            if (!changed || closed)
            {
                return;
            }
            try
            {
                var temporary = path + RunFiles.TemporaryEnd;
                var document = new ProgressDocument(done, total, correct, started, time.GetUtcNow()) { Judged = judged > 0 ? judged : null };
                File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(document, RecordJson.Line));
                File.Move(temporary, path, overwrite: true);
                changed = false;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Only a progress line waits for it; a full disk is reported where results are written. Tried again at the next tick.
            }
        }
    }
}
