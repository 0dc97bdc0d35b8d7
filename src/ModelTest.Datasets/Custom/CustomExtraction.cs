using System.ComponentModel.DataAnnotations;

namespace ModelTest.Datasets.Custom;

/// <summary>Section <c>extraction</c>.</summary>
internal sealed class CustomExtraction
{
    /// <summary>The rule; empty: <c>choice</c> where there are choices, else <c>text</c>.</summary>
    [AllowedValues("choice", "first_capital", "last_number", "regex", "text")]
    public string Rule { get; set; } = "";

    /// <summary>The regular expression of the rule <c>regex</c>.</summary>
    public string Pattern { get; set; } = "";

    /// <summary>The group of the expression that is the answer: a number or a name.</summary>
    public string Group { get; set; } = "1";

    /// <summary>Which match counts.</summary>
    public CustomMatch Match { get; set; }
}
