using System.Text;
using ModelTest.Scoring;

namespace ModelTest.Judging.Quality;

/// <summary>Two replies that the judge compared, in one order or in both.</summary>
/// <param name="Subject">The subject's name.</param>
/// <param name="Item">The item's id.</param>
/// <param name="Game">The name of the judgement; of the first where there are two.</param>
/// <param name="LengthDifference">Characters of the reply that was shown first in it, minus those of the other.</param>
/// <param name="Score">What that reply got: 1 it won, 0.5 a tie, 0 it lost, or between.</param>
internal sealed record JudgedPair(string Subject, string Item, string Game, int LengthDifference, double Score)
{
    /// <summary>The name of the judgement in the other order; null: there is none.</summary>
    public string? SwappedGame { get; private init; }

    /// <summary>What the same reply got where it was shown second; null: it was not.</summary>
    public double? SwappedScore { get; private init; }

    /// <summary>What the reply got over both orders.</summary>
    public double MeanScore => SwappedScore is { } swapped ? (Score + swapped) / 2 : Score;

    /// <summary>The pairs of a subject's items. A judgement in the other order is one of the same item that shows the same replies in it.</summary>
    /// <param name="result">The subject's result.</param>
    public static IEnumerable<JudgedPair> Of(SubjectResult result) => result.Items.SelectMany(i => Of(result.Subject.Name, i));

    private static IEnumerable<JudgedPair> Of(string subject, ItemResult item)
    {
        var games = item.Judgements
            .Select(j => (j.Name, j.Compared, Score: j.Grade.IsParsed ? ScoreOf(j.Compared, j.Grade) : null))
            .Where(g => g.Score is { } score && double.IsFinite(score)).ToList();
        while (games.Count > 0)
        {
            var (name, compared, score) = games[0];
            games.RemoveAt(0);
            var pair = new JudgedPair(subject, item.Id, name, Length(compared!.First) - Length(compared.Second), score!.Value);
            var other = games.FindIndex(g => g.Compared!.First == compared.Second && g.Compared.Second == compared.First);
            if (other >= 0)
            {
                pair = pair with { SwappedGame = games[other].Name, SwappedScore = 1 - games[other].Score };
                games.RemoveAt(other);
            }
            yield return pair;
        }
    }

    private static double? ScoreOf(ComparedReplies? compared, Grade grade)
    {
        try
        {
            return compared?.FirstScore(grade);
        }
#pragma warning disable CA1031 // A dataset's bug must not cost the run its reports.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>Characters of a text: Unicode scalar values, so that no script counts double.</summary>
    public static int Length(string text)
    {
        var count = 0;
        foreach (Rune _ in text.EnumerateRunes())
        {
            count++;
        }
        return count;
    }

    /// <summary>1, 0.5 or 0: who won. A judge that gives probabilities stands by its verdict when the same reply stays ahead.</summary>
    public static double Winner(double score) => score > 0.5 ? 1 : score < 0.5 ? 0 : 0.5;
}
