using ModelTest.Judging;

namespace ModelTest.Recording;

/// <summary>Records the calls of one subject's items.</summary>
/// <param name="recorder">The run's recorder.</param>
/// <param name="dataset">The dataset's name in result files.</param>
/// <param name="subject">The subject's name.</param>
internal sealed class SubjectJudgingRecord(RunRecorder recorder, string dataset, string subject) : IJudgingRecord
{
    /// <inheritdoc/>
    public void AddReply(string item, ModelCall call) => recorder.AddReply(dataset, subject, item, call);

    /// <inheritdoc/>
    public void AddJudgement(string item, string name, int attempt, ModelCall call, Grade? grade) =>
        recorder.AddJudgement(dataset, subject, JudgementLine.From(item, name, attempt, call, grade));
}
