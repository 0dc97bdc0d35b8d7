using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ModelTest.Comparing;
using ModelTest.Tests.Running;

namespace ModelTest.Tests.Comparing;

public sealed partial class ComparisonFilesTests : IDisposable
{
    private readonly ComparedScene scene = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        scene.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Write_Csv_IsLong()
    {
        await WriteAsync();

        var lines = await File.ReadAllLinesAsync(folder["out/comparison.csv"], Cancel);

        Assert.Equal(
            "dataset,subject,kind,model,items,score,ci_low,ci_high,reference,common,difference,diff_low,diff_high,lost,gained,p,p_holm,only_reference,only_model",
            lines[0]);
        Assert.Equal(11, lines.Length);
        Assert.StartsWith("fake,overall,dataset,old,120,1,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",,,,,,,,,,,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("fake,overall,dataset,new|er,120,0.9,", lines[2], StringComparison.Ordinal);
        Assert.Matches(@",old,120,-0\.(1|0999\d+),-0\.\d+,-0\.\d+,12,0,0\.00048828\d+,0\.00048828\d+,0,0$", lines[2]);
    }

    [Fact]
    public async Task Write_Markdown_ShowsMarksAndEscapesNames()
    {
        await WriteAsync();

        var text = await File.ReadAllTextAsync(folder["out/comparison.md"], Cancel);

        Assert.StartsWith("# ModelTest: old, new\\|er\n\nAgainst old: new\\|er is significantly worse on fake.\n", text, StringComparison.Ordinal);
        Assert.Contains("\n> **Note:** run.seed is 0 in old and 1 in new\\|er.\n", text, StringComparison.Ordinal);
        Assert.Contains("\n| | old | new\\|er | difference |\n|:--|--:|--:|:--|\n| **overall** | 100.00 (", text, StringComparison.Ordinal);
        Assert.Contains("| **-10.00 ▼** (-", text, StringComparison.Ordinal);
        Assert.Contains("12 lost, 0 gained, p 0.0005 |", text, StringComparison.Ordinal);
        Assert.Contains("| law | 100.00 (91.24 – 100.00) | 100.00 (91.24 – 100.00) | 0.00 (", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Row less column", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_Html_EncodesWhatModelsSayAndRunsOnlyItsOwnScript()
    {
        await WriteAsync(new FakeDataset { Items = 40, Ask = id => id == "physics-1" ? "<script>alert(1)</script>" + id : id });

        var text = await File.ReadAllTextAsync(folder["out/comparison.html"], Cancel);

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;physics-1", text, StringComparison.Ordinal);
        var script = Assert.Single(Script().Matches(text)).Groups[1].Value;
        Assert.Contains($"script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'", text, StringComparison.Ordinal);
        Assert.Equal(12, Regex.Count(text, "data-subject=\"fake / physics\" data-changes=\"=-\""));
        Assert.Contains("<option value=\"1:-\">new|er worse</option>", text, StringComparison.Ordinal);
        Assert.Contains("class=\"n down sure\" style=\"--heat:45\">-30.00 ▼", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=", text);
    }

    [Fact]
    public async Task Write_ThreeModels_ShowsAllPairs()
    {
        var folders = new[] { await scene.RunAsync("a", []), await scene.RunAsync("b", []), await scene.RunAsync("c", ComparedScene.Ids("law", 0, 12)) };

        ComparisonFiles.Write(ComparedScene.Compare(folders), folder["out"]);

        var text = await File.ReadAllTextAsync(folder["out/comparison.md"], Cancel);
        Assert.Contains("\nRow less column, over all items:\n\n| | a | b | c |\n|:--|--:|--:|--:|\n| a |  | 0.00 | +10.00 ▲ |\n", text, StringComparison.Ordinal);
        Assert.Contains("\nfake,overall,pair,c,,,,,b,120,-0.", await File.ReadAllTextAsync(folder["out/comparison.csv"], Cancel), StringComparison.Ordinal);
        Assert.Contains("All pairs, row less column", await File.ReadAllTextAsync(folder["out/comparison.html"], Cancel), StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task WriteAsync(FakeDataset? dataset = null)
    {
        var data = dataset ?? new FakeDataset { Items = 40 };
        var before = await scene.RunAsync("old", [], data);
        var after = await scene.RunAsync("new|er", [.. ComparedScene.Ids("physics", 0, 12).Select(data.Ask)], data, ("run:seed", "1"));
        ComparisonFiles.Write(ComparedScene.Compare(before, after), folder["out"]);
    }

    [GeneratedRegex("<script>([^<]*)</script>")]
    private static partial Regex Script();
}
