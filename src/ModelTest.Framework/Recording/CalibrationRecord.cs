using ModelTest.Judging;

namespace ModelTest.Recording;

/// <summary>Records the judge's calls for labels that bring their own replies or prompts.</summary>
/// <param name="recorder">The run's recorder.</param>
/// <param name="dataset">The dataset's name in result files.</param>
internal sealed class CalibrationRecord(RunRecorder recorder, string dataset) : IJudgingRecord
{
    /// <summary>Does nothing: the replies are the set's own.</summary>
    public void AddReply(string item, ModelCall call)
    {
    }

    /// <inheritdoc/>
    public void AddJudgement(string item, string name, int attempt, ModelCall call, Grade? grade) =>
        recorder.AddCalibration(dataset, JudgementLine.From(item, name, attempt, call, grade));
}
