using System.Globalization;

namespace ModelTest.TestLogger;

/// <summary>How far a run is: what <c>progress.json</c> says.</summary>
/// <param name="done">Items done.</param>
/// <param name="total">Items of the subjects that have started.</param>
/// <param name="correct">Right items of those done.</param>
/// <param name="judged">Items of those done that a judge graded, which are neither right nor wrong.</param>
/// <param name="updated">When that was so.</param>
internal sealed class Progress(int done, int total, int correct, int judged, DateTimeOffset updated)
{
    /// <summary>Items done.</summary>
    public int Done { get; } = done;

    /// <summary>When that was so.</summary>
    public DateTimeOffset Updated { get; } = updated;

    /// <summary>Reads the file's text.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The progress; null while no item is done, or when the text is cut short.</returns>
    public static Progress? Parse(string json)
    {
        if (JsonText.Parse(json) is not { } file)
        {
            return null;
        }
        int Number(string name) => int.TryParse(file.Element(name)?.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? n : 0;
        return Number("done") > 0
            && DateTimeOffset.TryParse(file.Element("updated")?.Value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var updated)
            ? new Progress(Number("done"), Number("total"), Number("correct"), Number("judged"), updated)
            : null;
    }

    /// <summary>The line for people.</summary>
    /// <param name="earlier">The first progress that was seen, from which speed is measured: before it the model was loaded.</param>
    public string Line(Progress earlier)
    {
        var line = string.Format(
            CultureInfo.InvariantCulture,
            "ModelTest: {0} of {1} items ({2} %){3}",
            Done, total, total > 0 ? 100L * Done / total : 0, Accuracy());
        var rate = (Done - earlier.Done) / (Updated - earlier.Updated).TotalSeconds;
        if (!(rate > 0) || double.IsInfinity(rate))
        {
            return line;
        }
        line += string.Format(CultureInfo.InvariantCulture, ", {0:0.0} items/s", rate);
        return total > Done ? line + ", " + Duration(TimeSpan.FromSeconds(Math.Ceiling((total - Done) / rate))) + " left" : line;
    }

    private string Accuracy() =>
        Done > judged ? string.Format(CultureInfo.InvariantCulture, ", accuracy {0:0.0}", 100.0 * correct / (Done - judged)) : "";

    private static string Duration(TimeSpan time) => time.TotalHours >= 1
        ? string.Format(CultureInfo.InvariantCulture, "{0}:{1:00}:{2:00}", (int)time.TotalHours, time.Minutes, time.Seconds)
        : string.Format(CultureInfo.InvariantCulture, "{0}:{1:00}", time.Minutes, time.Seconds);
}
