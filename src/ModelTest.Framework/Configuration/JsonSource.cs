using System.Text.Json;
using Microsoft.Extensions.Configuration;
using ModelTest.Problems;

namespace ModelTest.Configuration;

/// <summary>Settings of <c>modeltest.json</c> and the files it extends.</summary>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class JsonSource(List<Problem> problems)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "modeltest.json";

    private const string Extends = "extends";

    /// <summary>
    /// The file to read: the one named, or the first found from the folder up to one that holds <c>.git</c>; null when there is none.
    /// </summary>
    public static string? Find(SettingsSources sources)
    {
        if (!string.IsNullOrEmpty(sources.File))
        {
            return SettingsPaths.Resolve(sources.File, sources.Folder);
        }
        for (var folder = Path.GetFullPath(sources.Folder); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Join(folder, FileName);
            if (File.Exists(file))
            {
                return file;
            }
            if (Path.Exists(Path.Join(folder, ".git")))
            {
                return null;
            }
        }
        return null;
    }

    /// <summary>The file's settings over those it extends.</summary>
    /// <param name="file">The absolute path.</param>
    /// <returns>The settings; null when the file cannot be read.</returns>
    public SettingsNode? Load(string file) => Load(file, "the configuration file", []);

    /// <summary>A file's own settings; it can extend nothing.</summary>
    /// <param name="file">The absolute path.</param>
    /// <returns>The settings; null when the file cannot be read.</returns>
    public SettingsNode? LoadAlone(string file) => Read(file, "the file");

    private SettingsNode? Load(string file, string where, IReadOnlyList<string> chain)
    {
        if (chain.Contains(file, StringComparer.Ordinal))
        {
            var circle = string.Join(" -> ", chain.Append(file));
            problems.Add(new Problem(where, $"the file extends itself: {circle}.", "take one of the 'extends' out."));
            return null;
        }
        var own = Read(file, where);
        if (own is null || !own.Children.Remove(Extends, out var extends))
        {
            return own;
        }
        SettingsNode? merged = null;
        foreach (var entry in Entries(extends))
        {
            var other = Load(SettingsPaths.Resolve(entry.Value, entry.Origin.Folder), $"{entry.Origin.Where}, {entry.Key}", [.. chain, file]);
            merged = other is null || merged is null ? other ?? merged : SettingsMerge.Over(merged, other);
        }
        return merged is null ? own : SettingsMerge.Over(merged, own);
    }

    private List<SettingsNode> Entries(SettingsNode extends)
    {
        var entries = extends.Kind == SettingsKind.List ? [.. extends.Children.Values] : new List<SettingsNode> { extends };
        foreach (var wrong in entries.Where(e => e.Kind != SettingsKind.Text || e.Value.Length == 0))
        {
            problems.Add(wrong.Problem($"is {wrong.Shown}, not a file.", "give a file, or a list of files: [\"base.json\"]."));
        }
        return [.. entries.Where(e => e.Kind == SettingsKind.Text && e.Value.Length > 0)];
    }

    private SettingsNode? Read(string file, string where)
    {
        if (!SettingsPaths.CanBe(file))
        {
            problems.Add(new Problem(where, "has a null character, which no path has.", "remove it."));
            return null;
        }
        byte[] json;
        try
        {
            json = File.ReadAllBytes(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(SettingsPaths.Inspect(null, where, file)
                ?? new Problem(where, $"'{file}' cannot be read: {e.Message}", "check the file's rights."));
            return null;
        }
        if (json.AsSpan().StartsWith("\uFEFF"u8))
        {
            json = json[3..];
        }
        try
        {
            return Parse(json, file) is { } values ? Tree(json, file, values) : null;
        }
        catch (InvalidOperationException)
        {
            // Bytes that are no UTF-8, or an escape of half a character: JSON readers notice only when the text is taken.
            problems.Add(new Problem(file, "a text in it is no valid Unicode.", "save it as UTF-8."));
            return null;
        }
    }

    private IConfigurationRoot? Parse(byte[] json, string file)
    {
        try
        {
            return new ConfigurationBuilder().AddJsonStream(new MemoryStream(json)).Build();
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidDataException)
        {
            var broken = e as JsonException ?? e.InnerException as JsonException;
            var place = broken?.LineNumber is { } line ? $"{file}, line {line + 1}, column {broken.BytePositionInLine + 1}" : file;
            // The reader ends its messages with the position, which stands in the place already.
            var text = (broken ?? e).Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.');
            const string Fix = "correct it there or just before; comments and trailing commas are allowed.";
            problems.Add(new Problem(place, $"not valid JSON: {text}.", Fix));
            return null;
        }
    }

    private static SettingsNode Tree(byte[] json, string file, IConfigurationRoot values)
    {
        var folder = Path.GetDirectoryName(file)!;
        var root = new SettingsNode("", SettingsKind.Section, "", new SettingsOrigin(file, folder));
        JsonOutline.Read(json, (path, kind, line) =>
        {
            var parent = root;
            foreach (var name in path.SkipLast(1))
            {
                parent = parent.Children[name];
            }
            var value = kind is SettingsKind.Section or SettingsKind.List ? "" : values[string.Join(':', path)] ?? "";
            var origin = new SettingsOrigin($"{file}, line {line}", folder);
            parent.Children[path[^1]] = new SettingsNode(SettingsNode.Join(parent.Key, path[^1]), kind, value, origin);
        });
        return root;
    }
}
