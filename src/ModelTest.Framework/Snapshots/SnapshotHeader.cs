using ModelTest.Models;

namespace ModelTest.Snapshots;

/// <summary>Who made a snapshot: its first lines.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Judge">The judge's name.</param>
internal sealed record SnapshotHeader(string Model, string Judge)
{
    private const string ModelKey = "model: ";
    private const string JudgeKey = "judge: ";

    /// <summary>Who makes a snapshot.</summary>
    public static SnapshotHeader Of(ModelInfo model, ModelInfo judge) => new(SnapshotText.Line(model.Name), SnapshotText.Line(judge.Name));

    /// <summary>Who made a snapshot; null where its text does not say.</summary>
    /// <param name="text">The snapshot.</param>
    public static SnapshotHeader? Read(string text)
    {
        var lines = text.Split('\n').TakeWhile(l => l.Length > 0).ToList();
        string? Value(string key) => lines.Find(l => l.StartsWith(key, StringComparison.Ordinal))?[key.Length..];
        return Value(ModelKey) is { } model && Value(JudgeKey) is { } judge ? new SnapshotHeader(model, judge) : null;
    }

    /// <summary>The first lines, with what identifies both beyond their names.</summary>
    public static string Write(ModelInfo model, ModelInfo judge) =>
        $"{ModelKey}{SnapshotText.Line(model.Name)}\nmodel fingerprint: {model.Fingerprint}\n"
        + $"{JudgeKey}{SnapshotText.Line(judge.Name)}\njudge fingerprint: {judge.Fingerprint}\n";

    /// <summary>Both names, for messages.</summary>
    public override string ToString() => $"'{Model}' judged by '{Judge}'";
}
