namespace ModelTest.Configuration;

/// <summary>Where a value came from.</summary>
/// <param name="Where">The place for messages: a file with its line, a variable, <c>-p:Model</c>.</param>
/// <param name="Folder">The folder relative paths count from.</param>
internal sealed record SettingsOrigin(string Where, string Folder);
