namespace ModelTest.Packages.Tests;

/// <summary>What 'dotnet pack' left.</summary>
internal static class PackedFolder
{
    private const string Pack = "run 'dotnet pack ModelTest.sln' first";

    public static string Path { get; } = System.IO.Path.Join(RepositoryPaths.Root, "artifacts", "packages");

    /// <summary>The packages that a plain 'dotnet pack' makes: one of each project in src but the one that needs the packages of GenAI.</summary>
    public static IReadOnlyList<string> Ids { get; } =
        [.. Directory.GetDirectories(System.IO.Path.Join(RepositoryPaths.Root, "src")).Select(f => System.IO.Path.GetFileName(f)!)
            .Where(n => n != "ModelTest.OnnxRuntimeGenAI").Order(StringComparer.Ordinal)];

    /// <summary>Opens a package; skips the test where it is not there, or older than what it was made from. On CI that fails.</summary>
    /// <param name="id">The package's id.</param>
    public static Package Open(string id)
    {
        // A version follows the id, not the rest of a longer id.
        var files = Directory.Exists(Path) ? Directory.GetFiles(Path, id + ".*.nupkg").Where(f => char.IsAsciiDigit(f[Path.Length + id.Length + 2])).ToArray() : [];
        Need(files.Length > 0, $"{id} is not packed: {Pack}");
        Need(files.Length == 1, $"{id} is packed in several versions: delete artifacts/packages, and {Pack}");
        var newest = Sources(id).MaxBy(f => File.GetLastWriteTimeUtc(f))!;
        Need(
            File.GetLastWriteTimeUtc(newest) <= File.GetLastWriteTimeUtc(files[0]),
            $"{id} is older than {System.IO.Path.GetRelativePath(RepositoryPaths.Root, newest)}: delete artifacts/packages, and {Pack}");
        return new Package(id, files[0]);
    }

    /// <summary>Skips the test where a package is missing or stale.</summary>
    public static void NeedAll()
    {
        foreach (var id in Ids)
        {
            Open(id).Dispose();
        }
    }

    private static IEnumerable<string> Sources(string id)
    {
        var root = RepositoryPaths.Root;
        return Directory.EnumerateFiles(System.IO.Path.Join(root, "src", id), "*", SearchOption.AllDirectories)
            // Lists of the API are for the build, and written anew without a change.
            .Where(f => !System.IO.Path.GetFileName(f).StartsWith("PublicAPI.", StringComparison.Ordinal))
            .Concat(Directory.EnumerateFiles(System.IO.Path.Join(root, "build"), id + ".*").Where(f => System.IO.Path.GetFileNameWithoutExtension(f) == id));
    }

    private static void Need(bool there, string otherwise)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.True(there, otherwise);
        }
        Assert.SkipUnless(there, otherwise);
    }
}
