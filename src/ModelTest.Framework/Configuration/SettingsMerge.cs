namespace ModelTest.Configuration;

/// <summary>Lays a source over those of lower rank.</summary>
internal static class SettingsMerge
{
    /// <summary>
    /// Sections merge key by key; anything else replaces what is below, lists as a whole. A model may be a text or a section: keys laid over a
    /// text make the text the path.
    /// </summary>
    public static SettingsNode Over(SettingsNode lower, SettingsNode higher)
    {
        if (higher.Kind != SettingsKind.Section)
        {
            return higher;
        }
        if (lower.IsText && IsModel(lower.Key))
        {
            lower = AsSection(lower);
        }
        if (lower.Kind != SettingsKind.Section)
        {
            return higher;
        }
        var merged = new SettingsNode(higher.Key, SettingsKind.Section, "", higher.Origin);
        foreach (var (name, child) in lower.Children)
        {
            merged.Children[name] = child;
        }
        foreach (var (name, child) in higher.Children)
        {
            merged.Children[name] = merged.Children.TryGetValue(name, out var below) ? Over(below, child) : child;
        }
        return merged;
    }

    /// <summary>A model given as a text, as the section it stands for.</summary>
    public static SettingsNode AsSection(SettingsNode model)
    {
        if (!model.IsText)
        {
            return model;
        }
        var section = new SettingsNode(model.Key, SettingsKind.Section, "", model.Origin);
        section.Children["path"] = new SettingsNode(SettingsNode.Join(model.Key, "path"), model.Kind, model.Value, model.Origin);
        return section;
    }

    /// <summary>Whether the key is <c>model</c>, <c>judge</c> or an entry of <c>models</c>.</summary>
    public static bool IsModel(string key) =>
        key.Equals("model", StringComparison.OrdinalIgnoreCase)
        || key.Equals("judge", StringComparison.OrdinalIgnoreCase)
        || (key.StartsWith("models.", StringComparison.OrdinalIgnoreCase) && key.IndexOf('.', "models.".Length) < 0);
}
