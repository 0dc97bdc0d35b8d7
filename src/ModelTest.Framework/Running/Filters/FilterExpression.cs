namespace ModelTest.Running.Filters;

/// <summary>A parsed <c>--filter</c> of <c>dotnet test</c>.</summary>
internal abstract record FilterExpression
{
    /// <summary>Whether a test with these properties is selected.</summary>
    /// <param name="values">The values of a property of the test: a trait, DisplayName or FullyQualifiedName; empty when it has none.</param>
    public abstract bool Matches(Func<string, IReadOnlyCollection<string>> values);

    /// <summary>The ways to satisfy the expression: each is a set of conditions that must all hold.</summary>
    public abstract IEnumerable<IReadOnlyList<FilterCondition>> Alternatives { get; }
}
