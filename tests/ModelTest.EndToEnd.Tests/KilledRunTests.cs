using System.Text.Json;

namespace ModelTest.EndToEnd.Tests;

[Collection(SecondEndToEndCollection.Name)]
public sealed class KilledRunTests(BenchmarkSuite suite)
{
    private const int Enough = 40;

    [Fact]
    public async Task Test_KilledInTheMiddle_KeepsEveryFinishedItem()
    {
        var results = suite.NewFolder();
        var before = 0;

        await suite.KillTestAsync(() => (before = Lines(results).Length) >= Enough, "MODELTEST_run__results=" + results);

        var lines = Lines(results);
        Assert.InRange(lines.Length, Enough, 639);
        Assert.True(lines.Length >= before);
        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
        using var run = JsonDocument.Parse(File.ReadAllText(Path.Join(results, "run.json")));
        Assert.Equal("running", run.RootElement.GetProperty("status").GetString());
    }

    private static string[] Lines(string results)
    {
        var folder = Path.Join(results, "predictions");
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.jsonl", SearchOption.AllDirectories).SelectMany(Read)] : [];
    }

    // The writer has the file open; a last line without its end is not finished yet.
    private static IEnumerable<string> Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var text = new StreamReader(stream).ReadToEnd();
        return text.Split('\n')[..^1];
    }
}
