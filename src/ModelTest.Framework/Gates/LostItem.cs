using System.Globalization;
using System.Text;
using ModelTest.Scoring;

namespace ModelTest.Gates;

/// <summary>The lines a failure message gives an item that was not correct.</summary>
internal static class LostItem
{
    private const int MostQuestion = 80;
    private const int MostText = 120;

    /// <summary>Appends the item: outcome, id, question, and what came instead of the right answer.</summary>
    public static void Append(StringBuilder text, ItemResult item, ScoreScale scale)
    {
        var outcome = item.Outcome.ToString().ToLowerInvariant();
        text.Append(CultureInfo.InvariantCulture, $"  {outcome} #{item.Id}: {Shorten(item.Question, MostQuestion)}\n    ");
        text.Append(item.Outcome switch
        {
            Outcome.Error => $"error: {Shorten(item.Error ?? "no reply", MostText)}",
            Outcome.Scored => $"score {FailureMessage.Number(item.Score!.Value, scale)} of {scale}{Judged(item)}",
            Outcome.Unparsed when item.Judgements.FirstOrDefault(j => !j.Grade.IsParsed) is { } judgement =>
                $"judge, {judgement.Name}: {judgement.Grade.Problem}, in '{Shorten(judgement.Reply, MostText)}'",
            Outcome.Unparsed when !scale.IsAccuracy => "no score",
            Outcome.Unparsed => $"gold {Shorten(item.Gold, MostText)}, no answer found in the reply '{Shorten(item.Reply, MostText)}'",
            _ => $"gold {Shorten(item.Gold, MostText)}, predicted {Shorten(item.Prediction, MostText)}",
        });
        text.Append('\n');
    }

    private static string Judged(ItemResult item) =>
        item.Judgements is [.., var last] && last.Reply.Length > 0 ? $", judge: {Shorten(last.Reply, MostText)}" : "";

    /// <summary>The text on one line, cut to a number of characters.</summary>
    public static string Shorten(string value, int most)
    {
        var line = string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= most)
        {
            return line;
        }
        // A cut between the two halves of a character outside the BMP would leave half of it.
        var end = char.IsHighSurrogate(line[most - 2]) ? most - 2 : most - 1;
        return string.Concat(line.AsSpan(0, end), "…");
    }
}
