namespace ModelTest.Running;

/// <summary>A setting given as an MSBuild property.</summary>
/// <param name="Key">The flat configuration key, such as <c>datasets:ceval:path</c>.</param>
/// <param name="Value">The value as written.</param>
internal sealed record BuildProperty(string Key, string Value);
