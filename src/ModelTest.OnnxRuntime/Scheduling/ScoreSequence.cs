using ModelTest.OnnxRuntime.Execution;

namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>Log-probabilities of known tokens, and of alternatives for the token after them.</summary>
internal sealed class ScoreSequence : Sequence
{
    private readonly TaskCompletionSource<ScoredTokens> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int from;
    private readonly IReadOnlyList<int> lastTokens;
    private readonly double[] last;
    private double sum;

    // The next position whose logits are wanted; a sequence thrown out of the cache goes on from here.
    private int next;

    /// <summary>Scores tokens[from…] and then each alternative for the token that follows.</summary>
    /// <param name="tokens">Known tokens.</param>
    /// <param name="from">The first token to score, 1 or more: the first token of all has no probability.</param>
    /// <param name="lastTokens">At least one id for the token after the known ones.</param>
    public ScoreSequence(List<int> tokens, int from, IReadOnlyList<int> lastTokens)
        : base(tokens)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        (this.from, this.lastTokens) = (from, lastTokens);
        next = from - 1;
        last = new double[lastTokens.Count];
    }

    /// <summary>The scores.</summary>
    public Task<ScoredTokens> Result => completion.Task;

    public override int Target => Tokens.Count;

    public override int ReuseLimit => next;

    public override int Shareable => from - 1;

    public override bool IsFinished => next == Tokens.Count;

    public override NextTokenRequest? Wants(int position) =>
        position < next ? null
        : position < Tokens.Count - 1 ? new NextTokenRequest { Ids = [Tokens[position + 1]] }
        : new NextTokenRequest { Ids = lastTokens };

    public override void Accept(int position, NextToken token)
    {
        next = position + 1;
        if (position < Tokens.Count - 1)
        {
            sum += token.LogProbability(0);
            return;
        }
        for (var i = 0; i < last.Length; i++)
        {
            last[i] = token.LogProbability(i);
        }
    }

    public override void Complete() => completion.TrySetResult(new ScoredTokens(sum, last));

    public override void Fail(Exception error) => Failure.Set(completion, error);
}
