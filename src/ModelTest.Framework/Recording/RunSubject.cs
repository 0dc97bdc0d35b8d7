namespace ModelTest.Recording;

/// <summary>A subject of a dataset in run.json, whether the run had it or not.</summary>
/// <param name="Name">The subject's name.</param>
/// <param name="Category">The group it belongs to.</param>
/// <param name="Row">The name of its row in OpenCompass's tables.</param>
internal sealed record RunSubject(string Name, string Category, string Row);
