namespace ModelTest.Datasets;

/// <summary>One question of a subject.</summary>
/// <param name="Id">The id in its file, unique in the subject.</param>
public abstract record Item(string Id);
