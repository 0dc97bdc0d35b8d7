using ModelTest.Problems;
using ModelTest.Recording;

namespace ModelTest.Comparing;

/// <summary>Reads the runs that are to be compared and gives each a name of its own.</summary>
internal static class ComparedRuns
{
    /// <summary>Reads the runs.</summary>
    /// <param name="folders">Their folders; one that is no run stands for the runs in it.</param>
    /// <exception cref="InputException">A folder is no run, or there is only one.</exception>
    public static IReadOnlyList<ComparedRun> Read(IReadOnlyList<string> folders)
    {
        string[] paths = [.. folders.SelectMany(RunFolders.Resolve).Distinct(StringComparer.Ordinal)];
        if (paths.Length < 2)
        {
            throw new InputException(
                "the runs to compare", paths.Length == 0 ? "none is named." : $"'{paths[0]}' is the only one.", "name the folders of at least two runs.");
        }
        return Named([.. paths.Select(Read)]);
    }

    /// <summary>Finds the run that others are compared with.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="name">Its name or folder; null: the first.</param>
    /// <exception cref="InputException">There is no such run.</exception>
    public static ComparedRun Reference(IReadOnlyList<ComparedRun> runs, string? name) => name is null
        ? runs[0]
        : runs.FirstOrDefault(r => r.Name == name)
            ?? runs.FirstOrDefault(r => r.Run.Folder == Path.TrimEndingDirectorySeparator(Path.GetFullPath(name)))
            ?? throw new InputException("the reference", $"no run is of a model '{name}'.", Nearest.Suggest(name, [.. runs.Select(r => r.Name)]));

    private static FinishedRun Read(string folder)
    {
        var run = FinishedRun.Read(folder);
        if (run.Document.Shard is { } shard)
        {
            throw new InputException(folder, $"is shard {shard} of a run.", "put the shards together (modeltest merge, or -p:Mode=report -p:From=), and compare what comes out.");
        }
        run.CheckScored();
        return run.Datasets.Any(d => d.Subjects.Count > 0)
            ? run
            : throw new InputException(folder, "has no finished subject.", "go on with it (-p:Resume=), or leave it out.");
    }

    private static List<ComparedRun> Named(FinishedRun[] runs)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var named = new List<ComparedRun>();
        foreach (var run in runs)
        {
            var model = run.Document.Model?.Name ?? "-";
            var name = runs.Count(r => r.Document.Model?.Name == run.Document.Model?.Name) == 1 ? model : $"{model} ({Path.GetFileName(run.Folder)})";
            named.Add(new ComparedRun(taken.Add(name) ? name : $"{model} ({run.Folder})", run));
        }
        return named;
    }
}
