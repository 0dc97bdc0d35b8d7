namespace ModelTest.Judging;

/// <summary>Takes the calls of judged items as they are answered. Members may be called from many tests at once.</summary>
internal interface IJudgingRecord
{
    /// <summary>A reply of the model.</summary>
    /// <param name="item">The item's id.</param>
    /// <param name="call">The call.</param>
    void AddReply(string item, ModelCall call);

    /// <summary>A reply of the judge, or that there is none.</summary>
    /// <param name="item">The item's id.</param>
    /// <param name="name">Which of the item's judgements it is for.</param>
    /// <param name="attempt">Which attempt at it, from 1.</param>
    /// <param name="call">The call.</param>
    /// <param name="grade">What was read out of it; null: there was no reply.</param>
    void AddJudgement(string item, string name, int attempt, ModelCall call, Grade? grade);
}
