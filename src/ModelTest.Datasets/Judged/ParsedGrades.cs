using ModelTest.Judging;

namespace ModelTest.Datasets.Judged;

/// <summary>Makes grades of what was read out of a judge's reply.</summary>
internal static class ParsedGrades
{
    /// <summary>The grade of a rating.</summary>
    /// <param name="rating">The rating, or why there is none.</param>
    public static Grade ToGrade(this Parsed<double> rating) => rating.ToGrade(value => Grade.Rated(value));

    /// <summary>The grade of anything.</summary>
    /// <typeparam name="T">A rating or a verdict.</typeparam>
    /// <param name="parsed">What was read, or why nothing was.</param>
    /// <param name="grade">Makes the grade of what was read.</param>
    public static Grade ToGrade<T>(this Parsed<T> parsed, Func<T, Grade> grade)
        where T : struct =>
        // Messages put a reason into a sentence of their own.
        parsed.Value is { } value ? grade(value) : Grade.NotParsed(parsed.Problem.TrimEnd('.'));
}
