using System.Text.Json.Nodes;
using ModelTest.Recording;
using ModelTest.Scoring;
using ModelTest.Tests.Recording;

namespace ModelTest.Tests.Reporting;

/// <summary>Makes and reads report.html.</summary>
internal static class ReportPage
{
    /// <summary>The page of a run with these results.</summary>
    public static string Of(RunScene scene, params SubjectResult[] results)
    {
        using var recorder = scene.Record();
        scene.Complete(recorder, results);
        recorder.Finish();
        return RunScene.Read(recorder, RunFiles.Report);
    }

    /// <summary>The items' data, taken from the page as a browser takes it.</summary>
    public static JsonNode Data(string html)
    {
        const string Start = "<script type=\"application/json\" id=\"data\">";
        var from = html.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return JsonNode.Parse(html[from..html.IndexOf("</script>", from, StringComparison.Ordinal)])!;
    }
}
