using System.Runtime.InteropServices;
using ModelTest.Tests;

namespace ModelTest.EndToEnd.Tests;

/// <summary>
/// Starts the benchmark suite as a user does, in a folder of its own and with its own copy of the built suite: 'dotnet test' on the whole
/// solution runs the suite itself at the same time.
/// </summary>
public sealed class BenchmarkSuite : IDisposable
{
    private const string Name = "InternLM2.Benchmarks";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly string binaries;

    public BenchmarkSuite()
    {
        Folder = Directory.CreateTempSubdirectory("modeltest-e2e").FullName;
        binaries = Path.Join(Folder, "bin");
        // Debug and release lie side by side: artifacts/bin/{project}/{configuration}.
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        Configuration = own.Name;
        Copy(Path.Join(own.Parent!.Parent!.FullName, Name, own.Name), binaries);
    }

    /// <summary>The folder commands start in.</summary>
    public string Folder { get; }

    /// <summary>The sample data of the embedded model.</summary>
    public static string Sample => Path.Join(RepositoryPaths.TinyModel, "data", "ceval-sample");

    private string Configuration { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>A new folder for a test's files.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Join(Folder, Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>Runs 'dotnet test' on the suite.</summary>
    /// <param name="arguments">More arguments.</param>
    /// <param name="variables">Environment variables, as NAME=value.</param>
    internal Task<CommandResult> TestAsync(string[] arguments, params string[] variables) =>
        RunAsync([.. Command(Project, binaries), .. arguments], variables, null);

    /// <summary>Runs 'dotnet test' on a copy of the suite.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="arguments">More arguments.</param>
    /// <param name="variables">Environment variables, as NAME=value.</param>
    internal Task<CommandResult> TestCopyAsync(SuiteCopy copy, string[] arguments, params string[] variables) =>
        RunAsync([.. Command(copy.Project, copy.Binaries), .. arguments], variables, null);

    /// <summary>Runs targets of a copy's project.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="targets">The targets, separated by semicolons.</param>
    internal Task<CommandResult> BuildCopyAsync(SuiteCopy copy, string targets) =>
        RunAsync(["msbuild", copy.Project, $"-t:{targets}", $"-p:Configuration={Configuration}", $"-p:OutDir={copy.Binaries}/"], [], null);

    /// <summary>Copies the suite with its project, snapshots and model to a new folder.</summary>
    internal SuiteCopy CopyProject()
    {
        var copy = new SuiteCopy(NewFolder(), Name);
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props", "global.json" })
        {
            File.Copy(Path.Join(RepositoryPaths.Root, file), Path.Join(copy.Root, file));
        }
        Copy(Path.Join(RepositoryPaths.Root, "build"), Path.Join(copy.Root, "build"));
        Copy(Path.GetDirectoryName(Project)!, Path.GetDirectoryName(copy.Project)!);
        Copy(RepositoryPaths.TinyModel, copy.Model);
        // What restoring left: the packages' own targets.
        var restored = Path.Join("obj", Name);
        Copy(Path.Join(RepositoryPaths.Root, "artifacts", restored), Path.Join(copy.Root, "artifacts", restored));
        Copy(binaries, copy.Binaries);
        return copy;
    }

    /// <summary>Runs 'dotnet test' on the suite's assembly, without its project.</summary>
    /// <param name="arguments">More arguments.</param>
    /// <param name="variables">Environment variables, as NAME=value.</param>
    internal Task<CommandResult> TestAssemblyAsync(string[] arguments, params string[] variables) =>
        RunAsync(["test", Path.Join(binaries, Name + ".dll"), .. arguments], ["MODELTEST_run__results=" + NewFolder(), .. variables], null);

    /// <summary>Runs 'dotnet test' on the suite and kills it with all its processes, as the system does when memory or power is gone.</summary>
    /// <param name="when">Asked again and again; true: now.</param>
    /// <param name="variables">Environment variables, as NAME=value.</param>
    internal Task<CommandResult> KillTestAsync(Func<bool> when, params string[] variables) =>
        RunAsync(Command(Project, binaries), variables, when);

    /// <summary>Runs the suite's own program, which starts faster than anything that builds, and may kill it.</summary>
    /// <param name="filter">Which tests.</param>
    /// <param name="when">Asked again and again; true: now. Null: it is not killed.</param>
    /// <param name="variables">Environment variables, as NAME=value.</param>
    internal Task<CommandResult> RunProgramAsync(string filter, Func<bool>? when, params string[] variables) =>
        RunAsync([Path.Join(binaries, Name + ".dll"), "-preEnumerateTheories", "-filterVSTest", filter], variables, when);

    /// <summary>Runs 'dotnet run' on the suite.</summary>
    /// <param name="variables">Environment variables, as NAME=value.</param>
    internal Task<CommandResult> RunAsync(params string[] variables) =>
        RunAsync(["run", "--project", Project, "--no-build", "-c", Configuration, $"--property:OutDir={binaries}/"], variables, null);

    private static string Project => Path.Join(RepositoryPaths.Root, "tests", Name, Name + ".csproj");

    // One node builds one project as fast as two, and is one process less to start.
    private string[] Command(string project, string output) => ["test", project, "--no-build", "-c", Configuration, $"-p:OutDir={output}/", "-m:1"];

    // Other tests want the cores, too: threads that wait for each other would only take turns.
    private Task<CommandResult> RunAsync(string[] arguments, string[] variables, Func<bool>? kill) =>
        CommandLine.RunAsync(Folder, arguments, ["MODELTEST_model__threads=1", .. variables], Limit, kill);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Join(to, Path.GetFileName(file)));
        }
        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            var name = Path.GetFileName(folder);
            // Native libraries of other systems are ten times the rest.
            if (Path.GetFileName(from) != "runtimes" || name == RuntimeInformation.RuntimeIdentifier)
            {
                Copy(folder, Path.Join(to, name));
            }
        }
    }
}
