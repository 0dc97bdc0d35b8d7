using ModelTest.Configuration;
using ModelTest.Models;
using ModelTest.Running;

namespace ModelTest.Tool.Commands;

/// <summary>A model of the configuration, or one that lies in a folder.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Engine">The engine that takes it; empty: none.</param>
/// <param name="Source">Where it was found: a key of the configuration, or <c>folder</c>.</param>
/// <param name="Path">The folder or URL.</param>
internal sealed record FoundModel(string Name, string Engine, string Source, string Path)
{
    // A checkpoint lies a few folders deep; whole disks are not searched.
    private const int MostDepth = 6;

    private static readonly string[] Skipped = ["node_modules", "bin", "obj", "artifacts"];

    /// <summary>The models of the configuration, then those in a folder.</summary>
    /// <param name="suite">The configuration.</param>
    /// <param name="folder">The folder.</param>
    public static IEnumerable<FoundModel> Of(Suite suite, string folder)
    {
        var settings = suite.Settings;
        List<(string Key, ModelSettings Model)> configured =
            [("model", settings.Model), ("judge", settings.Judge), .. settings.Models.Select(m => ($"models.{m.Key}", m.Value))];
        foreach (var (key, model) in configured.Where(c => c.Model.Path.Length > 0))
        {
            yield return Make(suite, model, key);
        }
        var known = configured.Select(c => c.Model.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var found in Checkpoints(folder, 0).Where(f => !known.Contains(f)))
        {
            yield return Make(suite, new ModelSettings { Path = found }, "folder");
        }
    }

    private static FoundModel Make(Suite suite, ModelSettings model, string source)
    {
        var engine = model.Engine.Length > 0 ? model.Engine : suite.Registry.Engines.FirstOrDefault(e => e.Accepts(model))?.Name ?? "";
        var name = model.Name.Length > 0 ? model.Name
            : source.StartsWith("models.", StringComparison.Ordinal) ? source["models.".Length..]
            : SettingsPaths.IsUrl(model.Path) ? "" : System.IO.Path.GetFileName(model.Path);
        return new FoundModel(name, engine, source, Secrets.HideUser(model.Path));
    }

    private static IEnumerable<string> Checkpoints(string folder, int depth)
    {
        if (File.Exists(System.IO.Path.Join(folder, "config.json")) || File.Exists(System.IO.Path.Join(folder, "genai_config.json")))
        {
            return [folder];
        }
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        return depth == MostDepth ? [] : Directory.EnumerateDirectories(folder, "*", options).Order(StringComparer.Ordinal)
            .Where(d => !Skipped.Contains(System.IO.Path.GetFileName(d), StringComparer.OrdinalIgnoreCase) && !System.IO.Path.GetFileName(d).StartsWith('.'))
            .SelectMany(d => Checkpoints(d, depth + 1));
    }
}
