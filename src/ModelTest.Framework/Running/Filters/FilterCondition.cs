namespace ModelTest.Running.Filters;

/// <summary>One comparison.</summary>
/// <param name="Property">The trait's name, DisplayName or FullyQualifiedName.</param>
/// <param name="Operator">How to compare.</param>
/// <param name="Value">What to compare with, unescaped.</param>
internal sealed record FilterCondition(string Property, FilterOperator Operator, string Value) : FilterExpression
{
    /// <summary>Whether the condition asks for something, rather than leaving something out.</summary>
    public bool IsPositive => Operator is FilterOperator.Equal or FilterOperator.Contains;

    public override IEnumerable<IReadOnlyList<FilterCondition>> Alternatives => [[this]];

    /// <summary>Whether the condition is on the property, as VSTest compares names.</summary>
    public bool IsOn(string property) => Property.Equals(property, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether one value satisfies the comparison, its negation left aside.</summary>
    public bool Names(string value) => Operator is FilterOperator.Equal or FilterOperator.NotEqual
        ? value.Equals(Value, StringComparison.OrdinalIgnoreCase)
        : value.Contains(Value, StringComparison.OrdinalIgnoreCase);

    public override bool Matches(Func<string, IReadOnlyCollection<string>> values) => values(Property).Any(Names) == IsPositive;
}
