using System.Xml.Linq;

namespace ModelTest.TestLogger;

/// <summary>How good the judge was on a dataset, as run.json has it.</summary>
internal static class JudgeQuality
{
    /// <summary>The lines below the table.</summary>
    /// <param name="quality">The dataset's part of <c>judge_quality</c>.</param>
    public static IEnumerable<string> Lines(XElement quality)
    {
        var lines = quality.Element("shown")?.Elements().Select(l => l.Value) ?? [];
        return lines.Select((line, index) => index == 0 ? $"Judge of {quality.Element("dataset")?.Value}: {line}" : $"  {line}");
    }

    /// <summary>The row of the judge's test; null where there is none.</summary>
    /// <param name="quality">The dataset's part of <c>judge_quality</c>.</param>
    public static TableRow? Row(XElement quality) => quality.Element("outcome")?.Value is { Length: > 0 } outcome
        ? new TableRow { Dataset = quality.Element("dataset")?.Value ?? "", Subject = "(judge)", Result = outcome, IsGroup = true }
        : null;
}
