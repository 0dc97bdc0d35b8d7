using System.Runtime.InteropServices;
using ModelTest.Models;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Sampling;

namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>A reply that is generated token by token.</summary>
internal sealed class GenerateSequence : Sequence
{
    private readonly TaskCompletionSource<GeneratedTokens> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int promptLength;
    private readonly GenerateLimits limits;
    private readonly TokenChooser chooser;
    private readonly EndsText? endsText;
    private StopReason? stopped;

    /// <summary>A sequence that goes on from a prompt.</summary>
    /// <param name="prompt">The prompt's tokens.</param>
    /// <param name="limits">When to end.</param>
    /// <param name="chooser">Chooses tokens.</param>
    /// <param name="endsText">Whether the tokens generated so far contain a stop string; null when there are no stop strings.</param>
    public GenerateSequence(List<int> prompt, GenerateLimits limits, TokenChooser chooser, EndsText? endsText)
        : base(prompt)
    {
        promptLength = prompt.Count;
        (this.limits, this.chooser, this.endsText) = (limits, chooser, endsText);
    }

    /// <summary>Whether a reply has come to a stop string.</summary>
    public delegate bool EndsText(ReadOnlySpan<int> generated);

    /// <summary>The tokens generated.</summary>
    public Task<GeneratedTokens> Result => completion.Task;

    /// <summary>Whether every token is the likeliest of the whole vocabulary, so that anyone may choose it.</summary>
    public bool IsGreedy => chooser.IsGreedy && limits.MinNewTokens == 0;

    public override int MostTokens => promptLength + limits.MaxNewTokens;

    public override int Target => Tokens.Count;

    public override int ReuseLimit => Tokens.Count - 1;

    // A later turn of the same conversation starts with this prompt and this reply.
    public override int Shareable => IsFinished ? Tokens.Count : promptLength;

    public override bool IsFinished => stopped is not null;

    private int Generated => Tokens.Count - promptLength;

    private IReadOnlyCollection<int> Forbidden => Generated < limits.MinNewTokens ? limits.StopIds : [];

    public override NextTokenRequest? Wants(int position) => position == Tokens.Count - 1 ? chooser.Request(Forbidden.Count) : null;

    public override void Accept(int position, NextToken token)
    {
        var next = chooser.Choose(token, Forbidden);
        if (limits.StopIds.Contains(next))
        {
            stopped = StopReason.Stop;
            return;
        }
        Tokens.Add(next);
        if (endsText is not null && endsText(CollectionsMarshal.AsSpan(Tokens)[promptLength..]))
        {
            stopped = StopReason.Stop;
        }
        else if (Generated >= limits.MaxNewTokens)
        {
            stopped = StopReason.Length;
        }
    }

    public override void Complete() => completion.TrySetResult(new GeneratedTokens([.. Tokens[promptLength..]], stopped!.Value));

    public override void Fail(Exception error) => Failure.Set(completion, error);
}
