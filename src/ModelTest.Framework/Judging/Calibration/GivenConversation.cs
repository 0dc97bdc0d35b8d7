using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Judging.Calibration;

/// <summary>
/// What a labelled item brings along: the replies that stand in for a model's, or the judge's whole prompt. The dataset does not notice, so that its
/// own prompts, parsers and options are what the judge is calibrated by.
/// </summary>
/// <param name="label">The labelled item.</param>
internal sealed class GivenConversation(CalibrationLabel label)
{
    // The judge does not see it: its prompt is given. Not empty, as datasets may not have an empty reply judged.
    private const string AnyReply = "-";

    /// <summary>The judgement that is compared with the label; null while none was asked for, and where the label is of the whole item.</summary>
    public string? Judged { get; private set; } = label.Judgement;

    /// <summary>The reply to the model's next prompt.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="index">How many were asked before.</param>
    public Task<(ModelReply Reply, StopReason StopReason)> ReplyAsync(Prompt prompt, int index)
    {
        if (label.Prompt is null && index >= label.Replies.Count)
        {
            return Task.FromException<(ModelReply, StopReason)>(new InputException(
                label.Where,
                FormattableString.Invariant($"has {label.Replies.Count} replies, and the dataset asks for more."),
                "give a reply per turn in 'replies'."));
        }
        return Task.FromResult((new ModelReply(prompt, label.Prompt is null ? label.Replies[index] : AnyReply, 0, 0), StopReason.Stop));
    }

    /// <summary>What the judge is asked for a judgement; null: it is not asked.</summary>
    /// <param name="name">The judgement's name.</param>
    /// <param name="own">The dataset's own prompt.</param>
    public Prompt? PromptOf(string name, Prompt own)
    {
        if (label.Prompt is null)
        {
            return own;
        }
        Judged ??= name;
        return Judged == name ? label.Prompt : null;
    }
}
