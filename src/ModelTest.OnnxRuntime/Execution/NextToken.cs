namespace ModelTest.OnnxRuntime.Execution;

/// <summary>
/// What a step tells of a next token: either logits of the whole vocabulary, or only what was asked for. Valid until the next step.
/// </summary>
internal readonly ref struct NextToken
{
    private readonly IReadOnlyList<int> ids;
    private readonly ReadOnlySpan<float> asked;
    private readonly double total;

    /// <summary>Logits of the whole vocabulary.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="logits">The logits.</param>
    public NextToken(NextTokenRequest request, ReadOnlySpan<float> logits)
    {
        ids = request.Ids;
        Logits = logits;
        // ln Σ exp is a walk over the vocabulary: only for those that ask for log-probabilities.
        total = ids.Count > 0 ? Log.SumExp(logits) : 0;
    }

    /// <summary>Only what was asked for.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="topIds">The likeliest tokens.</param>
    /// <param name="top">Their log-probabilities.</param>
    /// <param name="asked">Log-probabilities of the ids asked for, at least as many as these.</param>
    /// <param name="logits">Log-probabilities of the whole vocabulary, or empty.</param>
    public NextToken(NextTokenRequest request, ReadOnlySpan<long> topIds, ReadOnlySpan<float> top, ReadOnlySpan<float> asked, ReadOnlySpan<float> logits)
    {
        ids = request.Ids;
        TopIds = topIds;
        Top = top;
        this.asked = asked;
        Logits = logits;
        if (!float.IsFinite(top[0]))
        {
            throw Log.NotNumbers();
        }
    }

    /// <summary>Logits or log-probabilities of the whole vocabulary; empty when only the likeliest tokens are known.</summary>
    public ReadOnlySpan<float> Logits { get; }

    /// <summary>The likeliest tokens, likeliest first; equal ones in any order.</summary>
    public ReadOnlySpan<long> TopIds { get; }

    /// <summary>Their log-probabilities.</summary>
    public ReadOnlySpan<float> Top { get; }

    /// <summary>ln p of an id that was asked for.</summary>
    /// <param name="index">Its place in the request.</param>
    public double LogProbability(int index) => asked.IsEmpty ? Logits[ids[index]] - total : asked[index];
}
