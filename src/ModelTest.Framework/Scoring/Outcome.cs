namespace ModelTest.Scoring;

/// <summary>What became of an item.</summary>
public enum Outcome
{
    /// <summary>The prediction is right.</summary>
    Correct,

    /// <summary>A prediction was found in the reply, and it is not right.</summary>
    Wrong,

    /// <summary>No prediction could be taken from the reply; scored as wrong, counted apart.</summary>
    Unparsed,

    /// <summary>The model gave no reply at all; always fails the test.</summary>
    Error,
}
