namespace ModelTest.Models;

/// <summary>Why a reply ended.</summary>
public enum StopReason
{
    /// <summary>The model gave an end token or a stop string.</summary>
    Stop,

    /// <summary>The limit of new tokens, or the end of the context, was reached.</summary>
    Length,
}
