using System.Globalization;

namespace ModelTest.OpenAI.Flow;

/// <summary>What the flow control did so far.</summary>
internal sealed record FlowStatistics
{
    /// <summary>Requests of callers, those that still wait not counted.</summary>
    public long Requests { get; init; }

    /// <summary>Attempts at them.</summary>
    public long Attempts { get; init; }

    /// <summary>Repetitions, waits for a dead server not counted.</summary>
    public long Retries { get; init; }

    /// <summary>Attempts that met an overloaded server (429, 503).</summary>
    public long Overloads { get; init; }

    /// <summary>Attempts that failed otherwise: errors of the server, broken connections, unusable replies.</summary>
    public long Failures { get; init; }

    /// <summary>Attempts given up because they took too long.</summary>
    public long Timeouts { get; init; }

    /// <summary>Times the server was gone.</summary>
    public long Outages { get; init; }

    /// <summary>How long it was gone, all times together.</summary>
    public TimeSpan OutageTime { get; init; }

    /// <summary>How long requests waited for the limits on requests and tokens per second, all together.</summary>
    public TimeSpan RateTime { get; init; }

    /// <summary>The fewest requests at a time that an overloaded server was given.</summary>
    public int LowestConcurrency { get; init; }

    /// <summary>Everything that a reader of a run's results should know, as a line; empty when every request succeeded at once.</summary>
    public string Describe()
    {
        List<string> parts = [];
        Add(Retries, $"{Retries} of {Requests} requests to the server were repeated");
        Add(Overloads, $"{Overloads} met an overloaded server (fewest at a time {LowestConcurrency})");
        Add(Timeouts, $"{Timeouts} took too long");
        Add(Failures, $"{Failures} failed otherwise");
        Add(Outages, $"the server was gone {Outages} times, {OutageTime.TotalSeconds:F1} s in all");
        return string.Join("; ", parts);

        void Add(long count, FormattableString text)
        {
            if (count > 0)
            {
                parts.Add(text.ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}
