namespace ModelTest.Tests;

/// <summary>Finds a browser on this machine.</summary>
internal static class Chromium
{
    /// <summary>Why tests are skipped where there is none.</summary>
    public const string Missing = "There is no Chromium: none is on PATH, and CHROMIUM names none.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>What to start: the file that the variable <c>CHROMIUM</c> names, or one on <c>PATH</c>; null: there is none.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
            .SelectMany(folder => Names, System.IO.Path.Join).FirstOrDefault(File.Exists);
}
