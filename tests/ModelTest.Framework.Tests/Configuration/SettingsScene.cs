using ModelTest.Configuration;
using ModelTest.Extensions;
using ModelTest.Problems;
using ModelTest.Tests.Fakes;

namespace ModelTest.Tests.Configuration;

/// <summary>A folder the command runs in, and the sources to load from.</summary>
internal sealed class SettingsScene : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SettingsScene(string? json = null)
    {
        Write(".git", "");
        if (json is not null)
        {
            Write("modeltest.json", json);
        }
        Registry.Add(new QuizProvider());
        Registry.Add(new StubEngine("onnxruntime"));
    }

    public string Folder => folder.Path;

    public ExtensionRegistry Registry { get; } = new();

    public Dictionary<string, string> Variables { get; } = [];

    public Dictionary<string, string> Build { get; } = [];

    public Dictionary<string, string> BuildNames { get; } = [];

    public Dictionary<string, string> Defaults { get; } = [];

    public string? File { get; set; }

    public string Start { get; set; } = "";

    public string At(string relative) => Path.Combine(Folder, relative);

    public string Write(string relative, string text) => folder.Write(relative, text);

    public Settings Load() => SettingsLoader.Load(
        new SettingsSources
        {
            Folder = At(Start),
            File = File,
            Environment = Variables,
            Build = Build,
            BuildNames = BuildNames,
            Defaults = Defaults,
        },
        Registry);

    /// <summary>The problems of loading, with the scene's folder as a dot.</summary>
    public IReadOnlyList<string> Problems() =>
        [.. Assert.Throws<InputException>(() => Load()).Problems.Select(p => p.ToString().Replace(Folder, ".", StringComparison.Ordinal))];

    public void Dispose() => folder.Dispose();
}
