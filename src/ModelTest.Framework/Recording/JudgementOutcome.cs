namespace ModelTest.Recording;

/// <summary>What became of a judgement.</summary>
internal enum JudgementOutcome
{
    /// <summary>A rating or a verdict was read.</summary>
    Parsed,

    /// <summary>The judge replied, and nothing could be read.</summary>
    Unparsed,

    /// <summary>The judge gave no reply.</summary>
    Error,
}
