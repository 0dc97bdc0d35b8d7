using ModelTest.Judging;

namespace ModelTest.Datasets.Judged;

/// <summary>Makes grades of what was read out of a judge's reply.</summary>
internal static class ParsedGrades
{
    /// <summary>The grade of a rating.</summary>
    /// <param name="rating">The rating, or why there is none.</param>
    public static Grade ToGrade(this Parsed<double> rating) => rating.Value is { } value ? Grade.Rated(value) : Grade.NotParsed(rating.Problem);
}
