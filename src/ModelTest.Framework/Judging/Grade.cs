namespace ModelTest.Judging;

/// <summary>What a benchmark reads out of a judge's reply: a rating, a verdict, both, or nothing.</summary>
public sealed record Grade
{
    private Grade()
    {
    }

    /// <summary>The rating, in whatever units the judge was asked for; null: there is none.</summary>
    public double? Rating { get; private init; }

    /// <summary>The verdict, such as <c>A&gt;B</c>; empty: there is none.</summary>
    public string Verdict { get; private init; } = "";

    /// <summary>Ratings by dimension, where the judge gives several.</summary>
    public IReadOnlyDictionary<string, double> Ratings { get; private init; } = new Dictionary<string, double>();

    /// <summary>Why nothing could be read, for people, such as <c>no rating in double brackets</c>; null: something was.</summary>
    public string? Problem { get; private init; }

    /// <summary>Whether the judge is asked once more, where the request has a turn for it.</summary>
    public bool AskAgain { get; private init; }

    /// <summary>Whether something was read.</summary>
    public bool IsParsed => Problem is null;

    /// <summary>A rating.</summary>
    /// <param name="rating">The rating.</param>
    /// <param name="ratings">Ratings by dimension.</param>
    public static Grade Rated(double rating, IReadOnlyDictionary<string, double>? ratings = null) =>
        new() { Rating = rating, Ratings = ratings ?? new Dictionary<string, double>() };

    /// <summary>A verdict.</summary>
    /// <param name="verdict">The verdict; not empty.</param>
    /// <param name="rating">What it is worth, where that is a number.</param>
    public static Grade Decided(string verdict, double? rating = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(verdict);
        return new() { Verdict = verdict, Rating = rating };
    }

    /// <summary>Nothing could be read. The item is then Unparsed, whatever score the benchmark gives it.</summary>
    /// <param name="problem">Why, for people.</param>
    /// <param name="askAgain">Whether asking once more may help: <see cref="JudgementRequest.Again"/>.</param>
    public static Grade NotParsed(string problem, bool askAgain = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(problem);
        return new() { Problem = problem, AskAgain = askAgain };
    }
}
