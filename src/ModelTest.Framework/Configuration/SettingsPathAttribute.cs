namespace ModelTest.Configuration;

/// <summary>
/// Marks a setting that names a file, a folder or a URL: loading makes it absolute. Relative paths count from the file they are written in;
/// from the folder the command ran in when they come from a variable; <c>~/</c> is the home folder; URLs are left alone.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingsPathAttribute : Attribute
{
    /// <summary>A word that is no path, such as <c>latest</c>, and stays as it is; empty: there is none.</summary>
    public string Word { get; init; } = "";
}
