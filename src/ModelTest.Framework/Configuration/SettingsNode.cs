using ModelTest.Problems;

namespace ModelTest.Configuration;

/// <summary>A value or a section of the configuration, with where it came from.</summary>
/// <param name="key">The full key, <c>datasets.ceval.path</c>; empty for the root.</param>
/// <param name="kind">What the source says it is.</param>
/// <param name="value">The text of a single value; empty for lists and sections.</param>
/// <param name="origin">Where it came from.</param>
internal sealed class SettingsNode(string key, SettingsKind kind, string value, SettingsOrigin origin)
{
    public string Key { get; } = key;

    public SettingsKind Kind { get; } = kind;

    public string Value { get; } = value;

    public SettingsOrigin Origin { get; } = origin;

    /// <summary>Children by name in the order given.</summary>
    public Dictionary<string, SettingsNode> Children { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string Name => Key[(Key.LastIndexOf('.') + 1)..];

    public bool IsText => Kind is SettingsKind.Text or SettingsKind.Loose;

    /// <summary>The value as it may be shown in a message.</summary>
    public string Shown => Kind switch
    {
        SettingsKind.Section => "a section",
        SettingsKind.List => "a list",
        SettingsKind.Null => "null",
        SettingsKind.Number or SettingsKind.Boolean => Secrets.Show(Key, Value),
        _ => $"'{Secrets.Show(Key, Value)}'",
    };

    public static string Join(string parent, string name) => parent.Length == 0 ? name : parent + "." + name;

    public Problem Problem(string what, string fix) => new($"{Origin.Where}, {Key}", what, fix);
}
