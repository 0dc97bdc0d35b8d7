using System.Text.Json;
using System.Text.Json.Nodes;
using ModelTest.Judging;
using ModelTest.Running;

namespace ModelTest.Tests.Judging.Calibration;

/// <summary>A test project with a judged dataset and a file of labels.</summary>
internal sealed class CalibrationSuite : IDisposable
{
    private readonly JudgingSuite suite;

    public CalibrationSuite(Func<string, string> judge, IJudgedDataset? dataset = null)
        : this(new ScriptedEngine { Judge = (prompt, _) => Task.FromResult(judge(prompt)) }, dataset)
    {
    }

    public CalibrationSuite(ScriptedEngine engine, IJudgedDataset? dataset = null) =>
        suite = new JudgingSuite { Dataset = dataset ?? new EssayDataset(), Engine = engine };

    public ScriptedEngine Engine => suite.Engine;

    public string Labels => suite.At("labels.jsonl");

    public Suite Build(params (string Key, string Value)[] settings) => suite.Build(With(settings));

    public void Write(params object[] labels) => File.WriteAllLines(Labels, labels.Select(l => l as string ?? JsonSerializer.Serialize(l)));

    /// <summary>Runs everything; the last report is the judge's.</summary>
    public async Task<(string Folder, TestReport Judge, JsonNode Quality)> RunAsync(CancellationToken cancellationToken, params (string Key, string Value)[] settings)
    {
        var (folder, reports) = await suite.RunAsync(cancellationToken, null, With(settings));
        var run = JsonNode.Parse(await File.ReadAllTextAsync(Path.Join(folder, "run.json"), cancellationToken))!;
        return (folder, reports[^1], run["judge_quality"]![0]!);
    }

    private (string Key, string Value)[] With((string Key, string Value)[] settings) =>
        settings.Any(s => s.Key == "judge:calibration") ? settings : [("judge:calibration", Labels), .. settings];

    public void Dispose() => suite.Dispose();
}
