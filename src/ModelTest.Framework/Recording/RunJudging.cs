using System.Text.Json.Serialization;

namespace ModelTest.Recording;

/// <summary>Counts of what was asked for judged items, in run.json.</summary>
internal sealed class RunJudging
{
    private readonly Lock gate = new();

    /// <summary>Replies of the model.</summary>
    [JsonInclude]
    public int Replies { get; private set; }

    /// <summary>Those of them that an earlier run got.</summary>
    [JsonInclude]
    public int RepliesReused { get; private set; }

    /// <summary>Calls of the judge; a judgement may need several.</summary>
    [JsonInclude]
    public int Judgements { get; private set; }

    /// <summary>Those of them that an earlier run got.</summary>
    [JsonInclude]
    public int JudgementsReused { get; private set; }

    /// <summary>Calls whose reply could not be read.</summary>
    [JsonInclude]
    public int Unparsed { get; private set; }

    /// <summary>Calls without a reply.</summary>
    [JsonInclude]
    public int Errors { get; private set; }

    /// <summary>Tokens of the judge's prompts, of those that were asked in this run.</summary>
    [JsonInclude]
    public long JudgePromptTokens { get; private set; }

    /// <summary>Tokens the judge generated in this run.</summary>
    [JsonInclude]
    public long JudgeOutputTokens { get; private set; }

    /// <summary>Whether nothing was asked.</summary>
    [JsonIgnore]
    public bool IsEmpty => Replies + Judgements == 0;

    /// <summary>Counts a reply.</summary>
    public void Add(ReplyLine line)
    {
        lock (gate)
        {
            Replies++;
            RepliesReused += line.Reused == true ? 1 : 0;
        }
    }

    /// <summary>Counts a call of the judge.</summary>
    public void Add(JudgementLine line)
    {
        lock (gate)
        {
            Judgements++;
            Unparsed += line.Outcome == JudgementOutcome.Unparsed ? 1 : 0;
            Errors += line.Outcome == JudgementOutcome.Error ? 1 : 0;
            if (line.Reused == true)
            {
                JudgementsReused++;
                return;
            }
            JudgePromptTokens += line.PromptTokens;
            JudgeOutputTokens += line.OutputTokens;
        }
    }
}
