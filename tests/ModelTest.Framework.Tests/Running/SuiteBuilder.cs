using ModelTest.Configuration;
using ModelTest.Extensions;
using ModelTest.Running;

namespace ModelTest.Tests.Running;

/// <summary>A suite of the fakes in a folder of its own.</summary>
internal sealed class SuiteBuilder : IDisposable
{
    public FakeDataset Dataset { get; init; } = new();

    public FakeEngine Engine { get; init; } = new();

    public string Folder { get; } = Directory.CreateTempSubdirectory("modeltest-suite").FullName;

    public Suite Build(params (string Key, string Value)[] settings)
    {
        var registry = new ExtensionRegistry();
        registry.Add(new FakeProvider(Dataset));
        registry.Add(Engine);
        var sources = new SettingsSources
        {
            Folder = Folder,
            Defaults = new Dictionary<string, string> { ["model"] = Folder, ["run:doctor"] = "false" },
            Build = settings.ToDictionary(s => s.Key, s => s.Value),
        };
        return new Suite(new RuntimeSettings { Startup = Folder }, registry, SettingsLoader.Load(sources, registry));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
