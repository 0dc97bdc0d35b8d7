using System.Collections;
using ModelTest.Snapshots;

namespace ModelTest.Tool;

/// <summary>Where the command runs: what it reads of its surroundings, and where it writes.</summary>
internal sealed record ToolHost
{
    /// <summary>The folder it was started in; relative paths count from it.</summary>
    public required string Folder { get; init; }

    /// <summary>Takes what was asked for.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Takes errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The environment's variables.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The columns of the terminal that <see cref="Output"/> is; null: it goes to a file or another program.</summary>
    public int? Width { get; init; }

    /// <summary>Where snapshots are compared and baselines accepted.</summary>
    public SnapshotHost Machine { get; init; } = new();

    /// <summary>Whether the terminal may be coloured: it is one, and NO_COLOR (no-color.org) does not say otherwise.</summary>
    public bool HasColour => Width is not null && string.IsNullOrEmpty(Variables.GetValueOrDefault("NO_COLOR"));

    /// <summary>The console of this process.</summary>
    public static ToolHost ForConsole() => new()
    {
        Folder = Environment.CurrentDirectory,
        Output = Console.Out,
        Error = Console.Error,
        Variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(v => (string)v.Key, v => (string?)v.Value ?? ""),
        Width = Console.IsOutputRedirected ? null : Math.Max(60, Console.WindowWidth),
        // Nothing opens a diff tool here: the command's own output is what was asked for.
        Machine = new SnapshotHost { IsBuildServer = SnapshotHost.Current.IsBuildServer },
    };

    /// <summary>A path that a person typed, absolute.</summary>
    /// <param name="path">The path.</param>
    public string Resolve(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, Folder));
}
