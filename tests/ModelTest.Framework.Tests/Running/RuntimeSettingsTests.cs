using ModelTest.Configuration;
using ModelTest.Extensions;
using ModelTest.Running;

namespace ModelTest.Tests.Running;

public sealed class RuntimeSettingsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modeltest-runtime").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void ToSources_BuildProperty_IsKnownByWhatWasTyped()
    {
        var runtime = new RuntimeSettings { Startup = folder, Build = new Dictionary<string, BuildProperty> { ["Model"] = new("model", "tiny") } };

        var settings = SettingsLoader.Load(runtime.ToSources() with { Environment = new Dictionary<string, string>() }, new ExtensionRegistry());

        Assert.Equal(Path.Join(folder, "tiny"), settings.Model.Path);
        Assert.Equal("-p:Model", settings.SourceOf("model.path"));
    }

    [Theory]
    [InlineData("", "suite")]
    [InlineData("suite", "suite")]
    [InlineData("elsewhere", null)]
    public void ToSources_ConfigurationBesideTheProject_CountsFromThereAndAbove(string startup, string? expected)
    {
        var project = Directory.CreateDirectory(Path.Join(folder, "suite")).FullName;
        File.WriteAllText(Path.Join(project, "modeltest.json"), "{}");

        var sources = new RuntimeSettings { Startup = Path.TrimEndingDirectorySeparator(Path.Join(folder, startup)), Project = project }.ToSources();

        Assert.Equal(expected is null ? null : Path.Join(folder, expected, "modeltest.json"), sources.File);
    }

    [Fact]
    public void Load_AssemblyWithoutFile_IsEmpty()
    {
        var runtime = RuntimeSettings.Load(typeof(RuntimeSettingsTests).Assembly);

        Assert.Equal("", runtime.Startup);
        Assert.Equal(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory), runtime.Output);
    }

    [Fact]
    public void PointTo_FolderThatIsGone_IsNoError() => new RuntimeSettings { Output = Path.Join(folder, "gone") }.PointTo("/results");

    [Fact]
    public void PointTo_RunFolder_IsWhereTheLoggerLooks()
    {
        new RuntimeSettings { Output = folder }.PointTo("/results");

        Assert.Equal("/results", File.ReadAllText(Path.Join(folder, "modeltest.run")));
    }
}
