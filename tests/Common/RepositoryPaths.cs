namespace ModelTest.Tests;

/// <summary>Where a test finds the repository's files and, where it is checked out beside it, the shared folder.</summary>
internal static class RepositoryPaths
{
    public static string Root { get; } = FindRoot();

    public static string TinyModel => Path.Combine(Root, "models", "tiny-internlm2");

    /// <summary>A path under ../shared; skips the test where it is missing (the benchmarks' data may not be committed).</summary>
    public static string Shared(string relative)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", relative));
        Assert.SkipUnless(Path.Exists(path), $"needs ../shared/{relative}");
        return path;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ModelTest.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("no ModelTest.sln above " + AppContext.BaseDirectory);
        }
        return folder;
    }
}
