namespace ModelTest.Running.Filters;

/// <summary>Both sides must hold.</summary>
internal sealed record FilterAnd(FilterExpression Left, FilterExpression Right) : FilterExpression
{
    public override IEnumerable<IReadOnlyList<FilterCondition>> Alternatives =>
        Left.Alternatives.SelectMany(left => Right.Alternatives, IReadOnlyList<FilterCondition> (left, right) => [.. left, .. right]);

    public override bool Matches(Func<string, IReadOnlyCollection<string>> values) => Left.Matches(values) && Right.Matches(values);
}
