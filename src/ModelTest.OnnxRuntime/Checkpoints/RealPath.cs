namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>Resolves symbolic links: Hugging Face's cache keeps a checkpoint as links to files with other names.</summary>
internal static class RealPath
{
    // what Linux allows
    private const int MaxLinks = 40;

    /// <summary>The path with no link in any of its parts. Parts that do not exist are left as they are.</summary>
    /// <exception cref="IOException">The links go round in a circle.</exception>
    public static string Of(string path) => Of(Path.GetFullPath(path), MaxLinks);

    private static string Of(string path, int links)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
        {
            return path;
        }
        var real = Path.Combine(Of(parent, links), Path.GetFileName(path));
        if (new FileInfo(real).LinkTarget is not { } target)
        {
            return real;
        }
        return links > 0
            ? Of(Path.GetFullPath(target, Path.GetDirectoryName(real)!), links - 1)
            : throw new IOException($"'{path}' is a link that leads round in a circle.");
    }
}
