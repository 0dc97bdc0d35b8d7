namespace ModelTest.Datasets.MTBench101;

/// <summary>A turn of a dialogue.</summary>
/// <param name="User">What the user says.</param>
/// <param name="Bot">The answer that comes with the dialogue; may be empty.</param>
internal readonly record struct MTBench101Exchange(string User, string Bot);
