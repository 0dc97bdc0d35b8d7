namespace ModelTest.Running.Filters;

/// <summary>How a condition of <c>--filter</c> compares; all ignore case.</summary>
internal enum FilterOperator
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>~</c></summary>
    Contains,

    /// <summary><c>!~</c></summary>
    NotContains,
}
