namespace ModelTest.Configuration;

/// <summary>Lays a source over those of lower rank.</summary>
internal static class SettingsMerge
{
    /// <summary>
    /// Sections merge key by key; anything else replaces what is below, lists as a whole. A model may be a text or a section: keys laid over a
    /// text make the text the path. A text names another model, to which keys of the one named below mean nothing; keys given without a path are
    /// about whatever model there is, and stay.
    /// </summary>
    public static SettingsNode Over(SettingsNode lower, SettingsNode higher)
    {
        if (higher.Kind != SettingsKind.Section)
        {
            return higher.IsText && IsModel(higher.Key) && lower.Kind == SettingsKind.Section && !IsNamed(lower)
                ? Over(Given(lower), AsSection(higher))
                : higher;
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

    /// <summary>The models that a source gives as texts, as sections: laid over keys, they set the path and nothing else.</summary>
    /// <param name="root">A source.</param>
    public static SettingsNode AsPaths(SettingsNode root)
    {
        var paths = new SettingsNode(root.Key, SettingsKind.Section, "", root.Origin);
        foreach (var (name, child) in root.Children)
        {
            paths.Children[name] = IsModel(child.Key) ? AsSection(child) : child.Kind == SettingsKind.Section ? AsPaths(child) : child;
        }
        return paths;
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

    /// <summary>The keys of section <c>model</c> that are about any model: all but its path and name.</summary>
    /// <param name="model">The section; null: there is none.</param>
    /// <param name="origin">Where the models were named that they count for.</param>
    public static SettingsNode Common(SettingsNode? model, SettingsOrigin origin)
    {
        var common = new SettingsNode("model", SettingsKind.Section, "", origin);
        foreach (var (name, child) in (model is { Kind: SettingsKind.Section } ? Given(model) : common).Children
            .Where(c => !c.Key.Equals("path", StringComparison.OrdinalIgnoreCase) && !c.Key.Equals("name", StringComparison.OrdinalIgnoreCase)))
        {
            common.Children[name] = child;
        }
        return common;
    }

    // The test project's own model is there for who names none.
    private static bool IsNamed(SettingsNode model) => model.Children.TryGetValue("path", out var path) && path.Origin.Where != FlatSource.TestProject;

    // What the test project says is about its own model.
    private static SettingsNode Given(SettingsNode node)
    {
        var given = new SettingsNode(node.Key, node.Kind, node.Value, node.Origin);
        foreach (var (name, child) in node.Children.Where(c => c.Value.Kind == SettingsKind.Section || c.Value.Origin.Where != FlatSource.TestProject))
        {
            given.Children[name] = child.Kind == SettingsKind.Section ? Given(child) : child;
        }
        return given;
    }

    /// <summary>Whether the key is <c>model</c>, <c>judge</c> or an entry of <c>models</c>.</summary>
    public static bool IsModel(string key) =>
        key.Equals("model", StringComparison.OrdinalIgnoreCase)
        || key.Equals("judge", StringComparison.OrdinalIgnoreCase)
        || (key.StartsWith("models.", StringComparison.OrdinalIgnoreCase) && key.IndexOf('.', "models.".Length) < 0);
}
