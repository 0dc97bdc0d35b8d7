using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using ModelTest.Configuration;
using ModelTest.Problems;
using ModelTest.TestLogger;

namespace ModelTest.Running;

/// <summary>
/// What the build tells the tests. <c>modeltest.runtime.json</c> beside the test assembly holds what every run is told; a command of its own
/// (<c>dotnet test</c>, <c>dotnet run</c>) writes all of it, and what it was told, into a file of its own (<see cref="CommandFile"/>).
/// </summary>
internal sealed record RuntimeSettings
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "modeltest.runtime.json";

    private static readonly ConcurrentDictionary<Assembly, Lazy<RuntimeSettings>> Loaded = new();

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowTrailingCommas = true };

    private readonly List<string> pointed = [];

    /// <summary>The folder the command ran in.</summary>
    public string Startup { get; init; } = "";

    /// <summary>The test project's folder.</summary>
    public string Project { get; init; } = "";

    /// <summary>Tells one <c>dotnet test</c> command from another; empty in an IDE.</summary>
    public string Session { get; init; } = "";

    /// <summary>The folder of the test assembly; empty where there is none.</summary>
    [JsonIgnore]
    public string Output { get; init; } = "";

    /// <summary>The file with what <c>dotnet test</c> was told, where the tests run for one; else empty.</summary>
    [JsonIgnore]
    public string Command { get; init; } = "";

    /// <summary>What was given to <c>--filter</c>.</summary>
    public string Filter { get; init; } = "";

    /// <summary>The datasets that the project has under this command, separated by semicolons; the build may be an earlier one with fewer.</summary>
    public string Datasets { get; init; } = "";

    /// <summary>Settings given with <c>-p:</c>, by the name of the property.</summary>
    public IReadOnlyDictionary<string, BuildProperty> Build { get; init; } = new Dictionary<string, BuildProperty>();

    /// <summary>The test project's defaults by flat configuration key.</summary>
    public IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>();

    /// <summary>Datasets of other test projects, which a filter may name here, separated by semicolons.</summary>
    public string OtherDatasets { get; init; } = "";

    /// <summary>Reads the files, once for each assembly; without one, everything is empty.</summary>
    /// <param name="assembly">The test assembly.</param>
    /// <exception cref="InputException">A file cannot be read.</exception>
    public static RuntimeSettings Load(Assembly assembly) => Loaded.GetOrAdd(
        assembly,
        a => new Lazy<RuntimeSettings>(() => Load(Path.GetDirectoryName(a.Location) ?? "", Environment.GetEnvironmentVariable(RunPointer.CommandVariable)))).Value;

    /// <summary>Reads the files.</summary>
    /// <param name="folder">The folder of the test assembly.</param>
    /// <param name="command">The file of the command that the tests run for, if one is named.</param>
    /// <exception cref="InputException">A file cannot be read.</exception>
    internal static RuntimeSettings Load(string folder, string? command)
    {
        var file = Path.Join(folder, FileName);
        var lasting = File.Exists(file) ? Read(file) : new RuntimeSettings();
        var told = !string.IsNullOrEmpty(command) ? Read(command) with { Command = command } : TestHost.IsAutomated ? null : CommandFile.Take(folder, Read);
        // The variable is also handed to processes that a test starts, which may be another project's tests.
        return (told is not null && told.Project == lasting.Project ? told : lasting) with { Output = folder };
    }

    private static RuntimeSettings Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<RuntimeSettings>(File.ReadAllText(file), Json) ?? new RuntimeSettings();
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InputException(file, $"cannot be read: {e.Message}", "build the test project again; the build writes this file.", e);
        }
    }

    /// <summary>Leaves word for the logger, which is in another process, where the results are; again: where more of them are.</summary>
    /// <param name="run">The run's folder.</param>
    public void PointTo(string run)
    {
        if (Output.Length == 0)
        {
            return;
        }
        try
        {
            lock (pointed)
            {
                pointed.Add(run);
                File.WriteAllText(RunPointer.FileOf(Output, Command), string.Join('\n', pointed));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The table is missing then; the results are not.
        }
    }

    /// <summary>The sources of the configuration.</summary>
    public SettingsSources ToSources() => new()
    {
        Folder = Folder,
        File = ConfigurationFile(),
        Environment = System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(v => (string)v.Key, v => (string?)v.Value ?? ""),
        Build = Build.Values.ToDictionary(b => b.Key, b => b.Value),
        BuildNames = Build.ToDictionary(b => b.Value.Key, b => "-p:" + b.Key),
        Defaults = Defaults,
        DefaultsFolder = Project.Length > 0 ? Project : null,
    };

    /// <summary>
    /// The modeltest.json beside the test project, where the command ran in the project's folder or one above it: a suite keeps its settings when
    /// it is run with the whole solution. Null: the one of the folder the command ran in, or none.
    /// </summary>
    private string? ConfigurationFile()
    {
        var fromHere = Project.Length == 0 ? ".." : Path.GetRelativePath(Folder, Project);
        var file = Path.Join(Project, "modeltest.json");
        return fromHere.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(fromHere) || !File.Exists(file) ? null : file;
    }

    /// <summary>Where the test project's own files are, such as its snapshots.</summary>
    public string ProjectFolder => Project.Length > 0 ? Project : Folder;

    /// <summary>
    /// Where results go and relative paths count from: the folder the command ran in. Where there was none, an IDE starts the tests beside their
    /// assembly, which nobody chose: then it is the project's folder.
    /// </summary>
    public string Folder => Startup.Length > 0 ? Startup
        : Path.TrimEndingDirectorySeparator(Environment.CurrentDirectory) == Path.TrimEndingDirectorySeparator(Output) && Directory.Exists(Project) ? Project
        : Environment.CurrentDirectory;
}
