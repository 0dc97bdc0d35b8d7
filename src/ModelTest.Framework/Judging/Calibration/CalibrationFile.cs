using System.Text.Json;
using ModelTest.Problems;

namespace ModelTest.Judging.Calibration;

/// <summary>Reads a calibration set: a line of JSON per judged item.</summary>
internal static class CalibrationFile
{
    // The first few say what is wrong; a thousand more say it again.
    private const int MostProblems = 10;

    /// <summary>Reads all labels.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file cannot be read, or lines of it are no labels: all of them, up to ten.</exception>
    public static IReadOnlyList<CalibrationLabel> Read(string path)
    {
        var labels = new List<CalibrationLabel>();
        var problems = new List<Problem>();
        foreach (var (index, line) in Lines(path).Index().Where(l => !string.IsNullOrWhiteSpace(l.Item)))
        {
            var where = FormattableString.Invariant($"{path}:{index + 1}");
            try
            {
                using var json = JsonDocument.Parse(line);
                labels.Add(new CalibrationLine(json.RootElement, where, index + 1).ToLabel());
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                problems.Add(new Problem(
                    where, $"is no JSON: {e.Message}", "write one object per line: {\"dataset\": …, \"subject\": …, \"item\": …, \"rating\": …}."));
            }
            catch (InputException e)
            {
                problems.AddRange(e.Problems);
            }
        }
        return problems.Count > 0 ? throw new InputException([.. problems.Take(MostProblems)])
            : labels.Count > 0 ? labels
            : throw new InputException(path, "holds no labels.", "write a line per judged item, or take judge.calibration out.");
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {e.Message}", "name a file of judged items in judge.calibration.", e);
        }
    }
}
