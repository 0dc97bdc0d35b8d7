using ModelTest.Extensions;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.Configuration;

/// <summary>Reads <c>model</c>, <c>judge</c> and <c>models</c>: a name, a folder, a URL or a section each.</summary>
/// <param name="binder">Makes settings objects.</param>
/// <param name="registry">The engines that can be named.</param>
/// <param name="templates">Names of the configuration's own templates.</param>
/// <param name="problems">Takes what is wrong.</param>
/// <param name="models">The section <c>models</c>, where there is one.</param>
internal sealed class ModelReader(
    SettingsBinder binder, ExtensionRegistry registry, IReadOnlyList<string> templates, List<Problem> problems, SettingsNode? models)
{
    /// <summary>The template's name that leaves the choice to the checkpoint.</summary>
    public const string AutoTemplate = "auto";

    /// <summary>The key that names several models.</summary>
    public const string SeveralKey = "run.models";

    /// <summary>The entries of <c>models</c>.</summary>
    public Dictionary<string, ModelSettings> All() =>
        (models?.Children ?? []).ToDictionary(m => m.Key, m => Bind<ModelSettings>(m.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>The model of section <c>model</c> or <c>judge</c>; a path that is a name in <c>models</c> stands for that entry.</summary>
    public T Selected<T>(SettingsNode? model)
        where T : ModelSettings, new()
    {
        if (model is null)
        {
            return new T();
        }
        var section = SettingsMerge.AsSection(model);
        if (section.Kind != SettingsKind.Section || !section.Children.TryGetValue("path", out var path) || !path.IsText || models is null)
        {
            return Bind<T>(section);
        }
        if (!models.Children.TryGetValue(path.Value, out var entry))
        {
            CheckName(path);
            return Bind<T>(section);
        }
        var rest = new SettingsNode(section.Key, SettingsKind.Section, "", section.Origin);
        foreach (var (name, child) in section.Children.Where(c => c.Value != path))
        {
            rest.Children[name] = child;
        }
        return Bind<T>(SettingsMerge.Over(SettingsMerge.AsSection(entry), rest));
    }

    /// <summary>The models of <c>run.models</c>; keys of section <c>model</c> that are not about its own model count for each of them.</summary>
    /// <param name="names">The values: names in <c>models</c>, folders or URLs.</param>
    /// <param name="given">Where they were given.</param>
    /// <param name="model">Section <c>model</c>, where there is one.</param>
    public IReadOnlyList<NamedModel> Several(IReadOnlyList<string> names, SettingsNode? given, SettingsNode? model)
    {
        if (names.Count == 0 || given is null)
        {
            return [];
        }
        var common = SettingsMerge.Common(model, given.Origin);
        // On a command line a list is written with semicolons.
        string[] split = given.Kind == SettingsKind.Loose ? [.. names.SelectMany(n => n.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))] : [.. names];
        var several = split.Select(n => Named(n, common, given.Origin)).ToList();
        foreach (var twice in several.GroupBy(m => m.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            problems.Add(given.Problem($"has two models of the name '{twice.Key}'.", "give them names of their own in 'models', and name those."));
        }
        return several;
    }

    private NamedModel Named(string value, SettingsNode common, SettingsOrigin origin)
    {
        var section = new SettingsNode("model", SettingsKind.Section, "", origin);
        section.Children["path"] = new SettingsNode(SeveralKey, SettingsKind.Loose, value, origin);
        var settings = Selected<ModelSettings>(SettingsMerge.Over(common, section));
        var isEntry = models?.Children.ContainsKey(value) is true;
        if (settings.Name.Length == 0 && isEntry)
        {
            settings.Name = value;
        }
        var name = settings.Name.Length > 0 ? settings.Name
            : Uri.TryCreate(settings.Path, UriKind.Absolute, out var url) && SettingsPaths.IsUrl(settings.Path) ? url.Authority
            : Path.GetFileName(settings.Path);
        return new NamedModel(name, settings);
    }

    private T Bind<T>(SettingsNode node)
        where T : ModelSettings
    {
        var section = SettingsMerge.AsSection(node);
        var settings = (T)binder.Object(typeof(T), section);
        CheckChoice(section, "template", settings.Template, [AutoTemplate, .. MetaTemplate.BuiltIn.Keys, .. templates], "template");
        if (settings.Engine.Length > 0)
        {
            CheckChoice(section, "engine", settings.Engine, [.. registry.Engines.Select(e => e.Name)], "engine");
        }
        return settings;
    }

    private void CheckChoice(SettingsNode section, string key, string value, string[] known, string what)
    {
        if (section.Children.TryGetValue(key, out var node) && node.IsText && !known.Contains(value, StringComparer.Ordinal))
        {
            problems.Add(node.Problem($"is {node.Shown}, which is no {what}.", Nearest.Suggest(value, known)));
        }
    }

    // 'chat18' written for the entry 'chat-1.8b' is a slip in a name; a folder of that name may exist, though.
    private void CheckName(SettingsNode path)
    {
        if (SettingsPaths.IsBareName(path.Value) && !Path.Exists(SettingsPaths.Resolve(path.Value, path.Origin.Folder))
            && Nearest.Find(path.Value, models!.Children.Keys) is { } near)
        {
            problems.Add(path.Problem($"is {path.Shown}, which is neither a name in 'models' nor a folder.", $"did you mean '{near}'?"));
        }
    }
}
