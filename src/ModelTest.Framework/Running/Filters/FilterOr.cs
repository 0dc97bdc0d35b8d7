namespace ModelTest.Running.Filters;

/// <summary>One side must hold.</summary>
internal sealed record FilterOr(FilterExpression Left, FilterExpression Right) : FilterExpression
{
    public override IEnumerable<IReadOnlyList<FilterCondition>> Alternatives => Left.Alternatives.Concat(Right.Alternatives);

    public override bool Matches(Func<string, IReadOnlyCollection<string>> values) => Left.Matches(values) || Right.Matches(values);
}
