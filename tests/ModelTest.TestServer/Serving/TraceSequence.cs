using System.Runtime.InteropServices;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Scheduling;

namespace ModelTest.Tests.Servers.Serving;

/// <summary>Known tokens, of which the scheduler tells each one's log-probability and the likeliest in its place.</summary>
internal sealed class TraceSequence : Sequence
{
    private readonly TaskCompletionSource<IReadOnlyList<ScoredToken>> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<ScoredToken> scored = [];
    private readonly int from;
    private readonly int top;
    private readonly bool beyond;
    private int next;

    /// <summary>Scores tokens[from…].</summary>
    /// <param name="tokens">Known tokens.</param>
    /// <param name="from">The first token to score, 1 or more.</param>
    /// <param name="top">How many of the likeliest tokens are told of each place.</param>
    /// <param name="beyond">Whether the likeliest token after the known ones is told too.</param>
    public TraceSequence(int[] tokens, int from, int top, bool beyond)
        : base([.. tokens])
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        (this.from, this.top, this.beyond) = (from, top, beyond);
        next = from - 1;
    }

    public Task<IReadOnlyList<ScoredToken>> Result => completion.Task;

    public override int Target => Tokens.Count;

    public override int ReuseLimit => next;

    public override int Shareable => from - 1;

    public override bool IsFinished => next == Tokens.Count;

    public override NextTokenRequest? Wants(int position) =>
        position < next ? null : new NextTokenRequest { Ids = [position + 1 < Tokens.Count ? Tokens[position + 1] : 0], All = true };

    public override void Accept(int position, NextToken token)
    {
        next = position + 1;
        var last = next == Tokens.Count;
        if (last && !beyond)
        {
            return;
        }
        var asked = last ? 0 : Tokens[next];
        // Logits and log-probabilities differ by a constant, which the token asked for tells.
        var shift = token.LogProbability(0) - token.Logits[asked];
        var likeliest = Likeliest(token.Logits, Math.Max(top, last ? 1 : 0), shift);
        scored.Add(last
            ? new ScoredToken(likeliest[0].Id, likeliest[0].LogProbability, likeliest)
            : new ScoredToken(asked, token.LogProbability(0), likeliest));
    }

    public override void Complete() => completion.TrySetResult(scored);

    public override void Fail(Exception error) => Failure.Set(completion, error);

    private static TokenChance[] Likeliest(ReadOnlySpan<float> logits, int count, double shift)
    {
        var best = new List<(float Logit, int Id)>(count + 1);
        for (var id = 0; count > 0 && id < logits.Length; id++)
        {
            if (best.Count == count && logits[id] <= best[^1].Logit)
            {
                continue;
            }
            var at = best.Count;
            while (at > 0 && best[at - 1].Logit < logits[id])
            {
                at--;
            }
            best.Insert(at, (logits[id], id));
            CollectionsMarshal.SetCount(best, Math.Min(best.Count, count));
        }
        return [.. best.Select(b => new TokenChance(b.Id, b.Logit + shift))];
    }
}
