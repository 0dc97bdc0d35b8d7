using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace ModelTest.Packages.Tests.Workflows;

/// <summary>A GitHub workflow, read.</summary>
/// <param name="Path">Its path in the repository.</param>
/// <param name="Text">Its text.</param>
/// <param name="Root">Its content.</param>
internal sealed partial record WorkflowFile(string Path, string Text, YamlMappingNode Root)
{
    /// <summary>Those of this repository, and the template's.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        .. Directory.GetFiles(System.IO.Path.Join(RepositoryPaths.Root, ".github", "workflows"))
            .Select(f => System.IO.Path.GetRelativePath(RepositoryPaths.Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal),
        "src/ModelTest.Templates/content/modeltest/.github/workflows/model-regression.yml",
    ];

    public static WorkflowFile Read(string path)
    {
        var text = File.ReadAllText(System.IO.Path.Join(RepositoryPaths.Root, path));
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return new WorkflowFile(path, text, (YamlMappingNode)stream.Documents[0].RootNode);
    }

    /// <summary>The events that start it.</summary>
    public IReadOnlyList<string> Events => [.. ((YamlMappingNode)Root["on"]).Children.Keys.Select(k => k.ToString())];

    public IReadOnlyDictionary<string, YamlMappingNode> Jobs =>
        ((YamlMappingNode)Root["jobs"]).Children.ToDictionary(j => j.Key.ToString(), j => (YamlMappingNode)j.Value);

    public IEnumerable<YamlMappingNode> Steps => Jobs.Values.SelectMany(j => (YamlSequenceNode)j["steps"]).Cast<YamlMappingNode>();

    /// <summary>The names and values of all variables that it sets.</summary>
    public IEnumerable<KeyValuePair<string, string>> Variables =>
        new[] { Root }.Concat(Jobs.Values).Concat(Steps).Where(n => n.Children.ContainsKey("env"))
            .SelectMany(n => ((YamlMappingNode)n["env"]).Children).Select(v => KeyValuePair.Create(v.Key.ToString(), v.Value.ToString()));

    /// <summary>The shell scripts, with a word for each of GitHub's expressions.</summary>
    public IEnumerable<string> Scripts => Steps.Select(s => Of(s, "run")).OfType<string>().Select(s => Expression().Replace(s, "1"));

    /// <summary>A text of a node; null where it has none of this name.</summary>
    public static string? Of(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value.ToString() : null;

    public override string ToString() => Path;

    [GeneratedRegex(@"\$\{\{.*?\}\}")]
    private static partial Regex Expression();
}
