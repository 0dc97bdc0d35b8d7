namespace ModelTest.Scoring;

/// <summary>What became of an item.</summary>
public enum Outcome
{
    /// <summary>The prediction is right.</summary>
    Correct,

    /// <summary>A prediction was found in the reply, and it is not right.</summary>
    Wrong,

    /// <summary>
    /// No prediction could be taken from the reply, or no rating or verdict from the judge's; counted apart. A prediction that is missing counts
    /// as wrong; what a missing judgement counts as is the benchmark's rule.
    /// </summary>
    Unparsed,

    /// <summary>The model or the judge gave no reply at all; always fails the test.</summary>
    Error,

    /// <summary>The item has a score that is neither right nor wrong: what the judge gave it.</summary>
    Scored,

    /// <summary>The model replied, and the reply was not scored: the run only asked.</summary>
    Replied,
}
