namespace ModelTest.TestLogger;

/// <summary>Prints how far the runs are, every few seconds once they take longer than five.</summary>
internal sealed class ProgressTimer : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly object gate = new();
    private readonly Dictionary<string, Progress> first = [];
    private readonly Func<IReadOnlyList<string>> folders;
    private readonly TextWriter writer;
    private readonly Timer? timer;
    private int ticks;
    private string last = "";

    /// <summary>Prepares; <see cref="Tick"/> does the work.</summary>
    /// <param name="folders">The folders of the runs under way.</param>
    /// <param name="writer">Where to print.</param>
    /// <param name="start">Whether to tick once a second.</param>
    public ProgressTimer(Func<IReadOnlyList<string>> folders, TextWriter writer, bool start = true)
    {
        this.folders = folders;
        this.writer = writer;
        timer = start ? new Timer(_ => Tick(), null, Period, Period) : null;
    }

    /// <summary>Stops.</summary>
    public void Dispose() => timer?.Dispose();

    /// <summary>A second has passed: looks at the runs, and at the fifth and every third from there prints what has changed.</summary>
    internal void Tick()
    {
        lock (gate)
        {
            var lines = new List<string>();
            foreach (var folder in folders())
            {
                if (Progress.Parse(SharedFile.Read(Path.Combine(folder, "progress.json"))) is not { } progress)
                {
                    continue;
                }
                if (!first.TryGetValue(folder, out var earlier))
                {
                    first[folder] = earlier = progress;
                }
                lines.Add(progress.Line(earlier));
            }
            var text = string.Join(Environment.NewLine, lines);
            ticks++;
            if (ticks >= 5 && (ticks - 5) % 3 == 0 && text.Length > 0 && text != last)
            {
                last = text;
                writer.WriteLine(text);
            }
        }
    }
}
