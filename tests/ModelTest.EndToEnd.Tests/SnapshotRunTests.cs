using System.Text.Json;
using DiffEngine;

namespace ModelTest.EndToEnd.Tests;

/// <summary>The committed snapshots of the embedded model: what changes is red, and says what changed.</summary>
[Collection(SecondEndToEndCollection.Name)]
public sealed class SnapshotRunTests(BenchmarkSuite suite)
{
    private const string Subject = "文本写作";

    // These tests are a person's machine or a build server by turns, and open nothing on either.
    private const string Quiet = "DiffEngine_Disabled=true";

    private static readonly string[] Server = [Quiet, "CI=true"];

    private static readonly string[] Filter = ["--filter", $"Dataset=alignbench&Subject={Subject}"];

    private static readonly string[] FilterAndAccept = [.. Filter, "-p:AcceptSnapshots=true"];

    [Fact]
    public async Task Test_ChangedWeight_IsRedWithBothFingerprintsUntilAPersonAccepts()
    {
        var copy = suite.CopyProject();
        var weights = Path.Join(copy.Model, "model.safetensors");
        var bytes = File.ReadAllBytes(weights);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(weights, bytes);
        var committed = File.ReadAllText(copy.Snapshot(Subject));
        var fingerprint = committed.Split('\n')[1];

        (await suite.TestCopyAsync(copy, FilterAndAccept, Server)).Red(
            "replies or judgements differ from the snapshot",
            "- " + fingerprint,
            "+ model fingerprint: ",
            "- judge fingerprint: ",
            "Nothing is accepted on a build server (CI is set).");
        Assert.Equal(committed, File.ReadAllText(copy.Snapshot(Subject)));

        // By variables other than CI, which the child inherits.
        Assert.SkipWhen(BuildServerDetector.Detected, "accepting is for a person's machine, and this is a build server.");
        (await suite.TestCopyAsync(copy, FilterAndAccept, Quiet, "CI=")).Green();
        Assert.DoesNotContain(fingerprint, File.ReadAllText(copy.Snapshot(Subject)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_ChangedJudgePrompt_IsRedWithTheChangedLine()
    {
        var copy = suite.CopyProject();
        var data = Path.Join(copy.Model, "data");
        var subcategories = File.ReadLines(Path.Join(data, "alignbench-sample.jsonl"))
            .Select(line => JsonElement.Parse(line).GetProperty("subcategory").GetString()!).Distinct().ToDictionary(s => s, _ => "生成型回答");
        const string Dimension = "事实正确性";
        Write(data, "subcategory_question_mapping.json", subcategories);
        Write(data, "dimension_set.json", new Dictionary<string, string[]> { ["生成型回答"] = [Dimension] });
        Write(data, "dimension_definition.json", new Dictionary<string, string> { [Dimension] = "信息是否准确。" });

        (await suite.TestCopyAsync(copy, Filter, Server)).Red(
            "-     1. 事实正确性: 回答中提供的信息是否准确无误，是否基于可信的事实和数据。",
            "+     1. 事实正确性: 信息是否准确。",
            "- prompts: ",
            "+ prompts: ");
    }

    private static void Write<T>(string folder, string name, T value) => File.WriteAllText(Path.Join(folder, name), JsonSerializer.Serialize(value));
}
