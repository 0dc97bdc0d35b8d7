using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ModelTest.Models;

namespace ModelTest.Recording;

/// <summary>What run.json holds; the properties are its keys in order.</summary>
internal sealed record RunDocument
{
    /// <summary>Status of a run that goes on, or was killed.</summary>
    public const string Running = "running";

    /// <summary>Status of a run that came to its end.</summary>
    public const string Completed = "completed";

    /// <summary>Status of a run that was given up in good order.</summary>
    public const string Stopped = "stopped";

    public string Status { get; init; } = Running;

    /// <summary>Tells the command that made the run from others; null where it has no name.</summary>
    public string? Session { get; init; }

    /// <summary>infer, evaluate or report; null: the run asked the model and scored its replies.</summary>
    public string? Mode { get; init; }

    /// <summary>Whether the run only asked the model, and scored nothing.</summary>
    [JsonIgnore]
    public bool IsOnlyAsked => Mode == "infer";

    /// <summary>The part of the items that the run asked, such as <c>2/3</c>; null: all.</summary>
    public string? Shard { get; init; }

    /// <summary>The folders of the runs that this one is about; null: it asked the model itself.</summary>
    public IReadOnlyList<string>? From { get; init; }

    /// <summary>What there was when the run went on after it had been interrupted; null: it was not.</summary>
    public RunResumed? Resumed { get; init; }

    /// <summary>What the cache of replies was good for; null: there was none.</summary>
    public RunCache? Cache { get; init; }

    public DateTimeOffset Started { get; init; }

    public DateTimeOffset? Finished { get; init; }

    public double? Seconds { get; init; }

    public ModelInfo? Model { get; init; }

    /// <summary>The judge; null where nothing was judged.</summary>
    public ModelInfo? Judge { get; init; }

    public IReadOnlyList<RunDataset> Datasets { get; init; } = [];

    /// <summary>The gates over several subjects that were checked.</summary>
    public IReadOnlyList<RunGate> Gates { get; init; } = [];

    /// <summary>The numbers over several subjects that judged datasets compute; null where there are none.</summary>
    public IReadOnlyList<RunAggregate>? Aggregates { get; init; }

    /// <summary>What a person should know of the run that its numbers do not show; null: nothing.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>What was asked for judged items; null where there are none.</summary>
    public RunJudging? Judging { get; init; }

    /// <summary>How datasets compare with their baselines; null where there are none.</summary>
    public IReadOnlyList<RunBaseline>? Baselines { get; init; }

    /// <summary>How good the judge was, by dataset; null where nothing was judged.</summary>
    public IReadOnlyList<RunJudgeQuality>? JudgeQuality { get; init; }

    /// <summary>Tests that failed before they could be scored.</summary>
    public IReadOnlyList<NotRunTest> NotRun { get; init; } = [];

    /// <summary>Every test that failed, and why; what was not run comes first, then what is about most items. Null: none did.</summary>
    public IReadOnlyList<RunFailure>? Failures { get; init; }

    public RunTotals Totals { get; init; } = new();

    public RunVersions Versions { get; init; } = RunVersions.Current;

    /// <summary>The settings in force, secrets masked.</summary>
    public JsonObject? Settings { get; init; }
}
