namespace ModelTest.Datasets.WildBench;

/// <summary>What the official script decides about empty replies without asking the judge. OpenCompass asks.</summary>
internal static class WildBenchEmptyReply
{
    /// <summary>The score of a reply that is empty, 1; null for others.</summary>
    /// <param name="reply">The reply.</param>
    public static double? Score(string reply) => WildBenchText.IsEmpty(reply) ? 1 : null;

    /// <summary>The choice where a reply is empty: the other is much better, or both are the same; null for others.</summary>
    /// <param name="first">Response A.</param>
    /// <param name="second">Response B.</param>
    public static WildBenchChoice? Choice(string first, string second) => (WildBenchText.IsEmpty(first), WildBenchText.IsEmpty(second)) switch
    {
        (true, true) => WildBenchChoice.Tie,
        (true, false) => WildBenchChoice.BMuchBetter,
        (false, true) => WildBenchChoice.AMuchBetter,
        _ => null,
    };
}
