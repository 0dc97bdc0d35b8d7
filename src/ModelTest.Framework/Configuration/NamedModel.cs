using ModelTest.Models;

namespace ModelTest.Configuration;

/// <summary>One of several models of a run.</summary>
/// <param name="Name">The name in test explorers, filters and folders.</param>
/// <param name="Model">Its settings.</param>
internal sealed record NamedModel(string Name, ModelSettings Model);
