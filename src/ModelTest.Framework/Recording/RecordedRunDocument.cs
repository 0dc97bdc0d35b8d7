using System.Text.Json.Nodes;
using ModelTest.Models;

namespace ModelTest.Recording;

/// <summary>What is read of an earlier run's run.json.</summary>
internal sealed record RecordedRunDocument
{
    /// <summary>Names the command that made the run; null where it has no name.</summary>
    public string? Session { get; init; }

    /// <summary>The part of the items it asked, such as <c>2/3</c>; null: all.</summary>
    public string? Shard { get; init; }

    /// <summary>The runs that it was about; null: it asked the model itself.</summary>
    public IReadOnlyList<string>? From { get; init; }

    /// <summary>The model; null: nothing was asked yet.</summary>
    public ModelInfo? Model { get; init; }

    public ModelInfo? Judge { get; init; }

    public IReadOnlyList<RunDataset> Datasets { get; init; } = [];

    public JsonObject? Settings { get; init; }
}
