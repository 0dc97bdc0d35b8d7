using ModelTest.Problems;

namespace ModelTest.Datasets.Custom;

/// <summary>
/// The files that a definition names: one, or one for each subject. Only files in the data folder are read: a definition from elsewhere must not
/// send a reader's own files to a model.
/// </summary>
/// <param name="folder">The data folder, absolute.</param>
/// <param name="pattern">A path in it, in which <c>{subject}</c> stands once or not at all.</param>
/// <param name="place">Where the path is written, as problems name it.</param>
internal sealed class CustomFiles(string folder, string pattern, string place)
{
    private const string Subject = "{subject}";

    private static readonly string[] Extensions = [".csv", ".jsonl", ".json"];

    /// <summary>Whether each subject has a file of its own.</summary>
    public bool IsBySubject => pattern.Contains(Subject, StringComparison.Ordinal);

    /// <summary>What is wrong with the path as it is written; null: nothing.</summary>
    public Problem? Inspect()
    {
        var braces = pattern.Replace(Subject, "", StringComparison.Ordinal);
        return pattern.Length == 0 ? new Problem(place, "no file is given.", "name the file of questions, such as 'questions.csv'.")
            : braces.AsSpan().ContainsAny('{', '}') || pattern.Split(Subject).Length > 2
                ? new Problem(place, $"'{pattern}' has braces that are not one {Subject}.", $"write {Subject} where the subject's name stands, once.")
            : !Extensions.Contains(System.IO.Path.GetExtension(pattern), StringComparer.OrdinalIgnoreCase)
                ? new Problem(place, $"'{pattern}' is of no kind that can be read.", $"give a file whose name ends in {string.Join(", ", Extensions)}.")
            : System.IO.Path.IsPathRooted(pattern) || pattern.Split('/', '\\').Contains("..")
                ? new Problem(place, $"'{pattern}' may lead out of the data folder.", "give a path in the definition's folder, without '..'; datasets.{name}.path sets another folder.")
            : null;
    }

    /// <summary>The file of a subject.</summary>
    /// <param name="subject">The subject.</param>
    /// <exception cref="InputException">It is not in the data folder.</exception>
    public string Path(string subject)
    {
        var name = pattern.Replace(Subject, subject, StringComparison.Ordinal);
        if (name.Contains('\0', StringComparison.Ordinal))
        {
            throw new InputException(place, "the name of a file has a null character.", "remove it.");
        }
        var path = System.IO.Path.GetFullPath(name, folder);
        return IsInside(path) ? path : throw new InputException(
            place, $"'{path}' leads out of the data folder.", "keep the data in the definition's folder; links that leave it are not followed.");
    }

    /// <summary>The subjects that have a file, by name.</summary>
    public IReadOnlyList<string> FindSubjects()
    {
        var parts = pattern.Split('/', '\\');
        var at = Array.FindIndex(parts, p => p.Contains(Subject, StringComparison.Ordinal));
        var parent = System.IO.Path.Combine([folder, .. parts[..at]]);
        var around = parts[at].Split(Subject);
        try
        {
            return
            [
                .. Directory.EnumerateFileSystemEntries(parent).Select(e => System.IO.Path.GetFileName(e))
                    .Where(e => e.Length > around[0].Length + around[1].Length
                        && e.StartsWith(around[0], StringComparison.Ordinal) && e.EndsWith(around[1], StringComparison.Ordinal))
                    .Select(e => e[around[0].Length..^around[1].Length])
                    .Where(s => File.Exists(System.IO.Path.GetFullPath(pattern.Replace(Subject, s, StringComparison.Ordinal), folder)))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private bool IsInside(string path)
    {
        if (!IsBelow(path, folder))
        {
            return false;
        }
        var real = new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder;
        for (var part = path; part is not null && part.Length > folder.Length; part = System.IO.Path.GetDirectoryName(part))
        {
            // What does not exist is no link; whoever reads it says that it is missing.
            if (new FileInfo(part).LinkTarget is not null
                && new FileInfo(part).ResolveLinkTarget(returnFinalTarget: true) is { } target && !IsBelow(target.FullName, folder) && !IsBelow(target.FullName, real))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsBelow(string path, string above)
    {
        var relative = System.IO.Path.GetRelativePath(above, path);
        return !System.IO.Path.IsPathRooted(relative) && relative.Split('/', '\\')[0] != "..";
    }
}
