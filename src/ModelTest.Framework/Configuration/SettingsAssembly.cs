using ModelTest.Baselines;
using ModelTest.Datasets;
using ModelTest.Extensions;
using ModelTest.Gates;
using ModelTest.Judging;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Snapshots;

namespace ModelTest.Configuration;

/// <summary>Makes <see cref="Settings"/> of the merged configuration.</summary>
/// <param name="registry">The datasets and engines that can be configured.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class SettingsAssembly(ExtensionRegistry registry, List<Problem> problems)
{
    private static readonly string[] Sections = ["model", "judge", "models", "datasets", "templates", "gates", "run", "snapshots", "baselines"];

    private readonly Dictionary<string, string> origins = new(StringComparer.OrdinalIgnoreCase);

    public Settings Build(SettingsNode root)
    {
        var binder = new SettingsBinder(problems, origins);
        foreach (var (name, child) in root.Children.Where(c => !Sections.Contains(c.Key, StringComparer.OrdinalIgnoreCase)))
        {
            binder.Unknown(child, name.Contains('_', StringComparison.Ordinal) ? [.. Sections, .. Paths()] : Sections);
        }
        var templates = Templates(binder, Section(binder, root, "templates"));
        var models = new ModelReader(binder, registry, [.. templates.Keys], problems, Section(binder, root, "models"));
        var datasets = Section(binder, root, "datasets");
        CheckDatasets(binder, datasets);
        var settings = new Settings
        {
            Model = models.Selected<ModelSettings>(root.Children.GetValueOrDefault("model")),
            Judge = models.Selected<JudgeSettings>(root.Children.GetValueOrDefault("judge")),
            Models = models.All(),
            Datasets = registry.Datasets.ToDictionary(
                d => d.Key,
                d => (DatasetSettings)binder.Object(d.Value.SettingsType, datasets?.Children.GetValueOrDefault(d.Key)),
                StringComparer.Ordinal),
            Templates = templates,
            Gates = Gates(binder, Section(binder, root, "gates")),
            Run = (RunSettings)binder.Object(typeof(RunSettings), root.Children.GetValueOrDefault("run")),
            Baselines = (BaselineFolderSettings)binder.Object(typeof(BaselineFolderSettings), root.Children.GetValueOrDefault("baselines")),
            Snapshots = (SnapshotSettings)binder.Object(typeof(SnapshotSettings), root.Children.GetValueOrDefault("snapshots")),
            Sources = origins,
        };
        settings = settings with
        {
            Several = models.Several(
                settings.Run.Models, root.Children.GetValueOrDefault("run")?.Children.GetValueOrDefault("models"), root.Children.GetValueOrDefault("model")),
        };
        settings.Model.Generation.Seed ??= settings.Run.Seed;
        settings.Judge.Generation.Seed ??= settings.Run.Seed;
        foreach (var several in settings.Several)
        {
            several.Model.Generation.Seed ??= settings.Run.Seed;
        }
        problems.AddRange(RunChecks.Inspect(settings.Run).Concat(RunChecks.InspectSeveral(settings)).Select(settings.Locate));
        return settings;
    }

    private static SettingsNode? Section(SettingsBinder binder, SettingsNode root, string name) =>
        root.Children.TryGetValue(name, out var section) && binder.IsSection(section) ? section : null;

    private void CheckDatasets(SettingsBinder binder, SettingsNode? section, params string[] others)
    {
        string[] known = [.. registry.Datasets.Keys, .. others];
        foreach (var child in section?.Children.Where(c => !known.Contains(c.Key, StringComparer.OrdinalIgnoreCase)) ?? [])
        {
            binder.Unknown(child.Value, known);
        }
    }

    // A variable with a single underscore (MODELTEST_run_results) is nearest to a whole path, not to a section.
    private IEnumerable<string> Paths() =>
        SettingsNames.Properties(typeof(RunSettings)).Keys.Select(k => "run__" + k)
            .Concat(SettingsNames.Properties(typeof(BaselineFolderSettings)).Keys.Select(k => "baselines__" + k))
            .Concat(SettingsNames.Properties(typeof(SnapshotSettings)).Keys.Select(k => "snapshots__" + k))
            .Concat(SettingsNames.Properties(typeof(ModelSettings)).Keys.Select(k => "model__" + k))
            .Concat(SettingsNames.Properties(typeof(JudgeSettings)).Keys.Select(k => "judge__" + k))
            .Concat(registry.Datasets.SelectMany(d => SettingsNames.Properties(d.Value.SettingsType).Keys.Select(k => $"datasets__{d.Key}__{k}")));

    private GateSettings Gates(SettingsBinder binder, SettingsNode? section)
    {
        CheckDatasets(binder, section, GateSettings.JudgeSection);
        var gates = registry.Datasets.Keys.Where(name => section?.Children.ContainsKey(name) is true)
            .ToDictionary(name => name, name => Gates(binder, section!.Children[name], registry.Datasets[name]), StringComparer.Ordinal);
        var judge = (JudgeGates)binder.Object(typeof(JudgeGates), section?.Children.GetValueOrDefault(GateSettings.JudgeSection));
        return new GateSettings { Datasets = gates, Judge = judge, Sources = origins };
    }

    private static DatasetGates Gates(SettingsBinder binder, SettingsNode node, IDatasetProvider provider) =>
        typeof(JudgedDatasetSettings).IsAssignableFrom(provider.SettingsType)
            ? ((JudgedGates)binder.Object(typeof(JudgedGates), node)).ToGates()
            : (DatasetGates)binder.Object(typeof(DatasetGates), node);

    private Dictionary<string, MetaTemplate> Templates(SettingsBinder binder, SettingsNode? section)
    {
        var result = new Dictionary<string, MetaTemplate>(StringComparer.Ordinal);
        foreach (var (name, child) in section?.Children ?? [])
        {
            if (name == ModelReader.AutoTemplate || MetaTemplate.BuiltIn.ContainsKey(name))
            {
                problems.Add(child.Problem("the name of a built-in template.", "give the template another name."));
                continue;
            }
            var template = (TemplateSection)binder.Object(typeof(TemplateSection), child);
            foreach (var role in template.MissingRoles())
            {
                problems.Add(child.Problem($"has no '{role}'.", "give the strings round both speakers' turns, or no turns at all for a base model."));
            }
            result[name] = template.ToTemplate(name);
        }
        return result;
    }
}
