namespace ModelTest.Configuration;

/// <summary>How much of an evaluation a run does.</summary>
internal enum RunMode
{
    /// <summary>Asks the model, scores its replies and checks the gates.</summary>
    All,

    /// <summary>Only asks the model and records its replies.</summary>
    Infer,

    /// <summary>Scores what was recorded before, without the model.</summary>
    Evaluate,

    /// <summary>Makes tables, gates and reports of outcomes recorded before, without model, answer extraction or judge.</summary>
    Report,
}
