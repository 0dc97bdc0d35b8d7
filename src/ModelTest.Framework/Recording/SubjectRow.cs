namespace ModelTest.Recording;

/// <summary>A row of subjects.csv; the properties are its columns in order.</summary>
public sealed record SubjectRow
{
    /// <summary>The dataset's name in result files.</summary>
    public required string Dataset { get; init; }

    /// <summary>The subject's name.</summary>
    public required string Subject { get; init; }

    /// <summary>The group it belongs to.</summary>
    public required string Category { get; init; }

    /// <summary>How replies were got: gen, ppl, clp.</summary>
    public required string Mode { get; init; }

    /// <summary>All items.</summary>
    public required int Items { get; init; }

    /// <summary>Right items.</summary>
    public required int Correct { get; init; }

    /// <summary>Items with a wrong prediction.</summary>
    public required int Wrong { get; init; }

    /// <summary>Items whose reply held no prediction.</summary>
    public required int Unparsed { get; init; }

    /// <summary>Items without a reply.</summary>
    public required int Errors { get; init; }

    /// <summary>Right items over all items, 0 to 1; null without items.</summary>
    public required double? Score { get; init; }

    /// <summary>Lower end of the 95 % interval, 0 to 1.</summary>
    public required double CiLow { get; init; }

    /// <summary>Upper end of the 95 % interval, 0 to 1.</summary>
    public required double CiHigh { get; init; }

    /// <summary>The subject's minimum, 0 to 1; null: none.</summary>
    public required double? Minimum { get; init; }

    /// <summary>pass or fail.</summary>
    public required string Outcome { get; init; }

    /// <summary>Seconds from the first item asked to the last answered.</summary>
    public required double Seconds { get; init; }

    /// <summary>Prompt tokens of all items.</summary>
    public required long PromptTokens { get; init; }

    /// <summary>Generated tokens of all items.</summary>
    public required long OutputTokens { get; init; }
}
