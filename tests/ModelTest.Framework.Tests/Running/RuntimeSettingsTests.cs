using ModelTest.Configuration;
using ModelTest.Extensions;
using ModelTest.Problems;
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
        var runtime = new RuntimeSettings { Output = folder };
        runtime.PointTo("/results/a");
        runtime.PointTo("/results/b");

        Assert.Equal("/results/a\n/results/b", File.ReadAllText(Path.Join(folder, "modeltest.run")));
    }

    [Fact]
    public void PointTo_UnderACommand_IsTheCommandsOwnFile()
    {
        var command = Write("1.json", """{ "project": "p" }""");
        Write(RuntimeSettings.FileName, """{ "project": "p" }""");

        RuntimeSettings.Load(folder, command).PointTo("/results/a");

        Assert.Equal("/results/a", File.ReadAllText(Path.Join(folder, "1.run")));
        Assert.False(File.Exists(Path.Join(folder, "modeltest.run")));
    }

    [Fact]
    public void Load_CommandsFile_ReplacesWhatIsBesideTheAssembly()
    {
        var command = Write("1.json", """{ "project": "p", "startup": "here", "filter": "Subject=law", "build": { "Model": { "key": "model", "value": "m" } }, }""");
        Write(RuntimeSettings.FileName, """{ "project": "p", "otherDatasets": "mmlu", "defaults": { "model": "tiny", }, }""");

        var told = RuntimeSettings.Load(folder, command);
        var later = RuntimeSettings.Load(folder, null);

        Assert.Equal(("here", "Subject=law", "m", folder), (told.Startup, told.Filter, told.Build["Model"].Value, told.Output));
        Assert.Equal(("", "", "mmlu", "tiny"), (later.Startup, later.Filter, later.OtherDatasets, later.Defaults["model"]));
        Assert.Empty(later.Build);
    }

    [Fact]
    public void Load_CommandOfAnotherProject_IsNotOurs()
    {
        var command = Write("1.json", """{ "project": "another", "filter": "Subject=law" }""");
        Write(RuntimeSettings.FileName, """{ "project": "p" }""");

        Assert.Equal("", RuntimeSettings.Load(folder, command).Filter);
    }

    [Fact]
    public void Load_CommandsFileThatIsGone_SaysWhich()
    {
        var e = Assert.Throws<InputException>(() => RuntimeSettings.Load(folder, Path.Join(folder, "gone.json")));

        Assert.StartsWith($"{Path.Join(folder, "gone.json")}: cannot be read: ", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("Fix: build the test project again; the build writes this file.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_FileOfDotnetRun_IsReadOnce()
    {
        Write(CommandFile.Name, "left");

        var first = CommandFile.Take(folder, file => new RuntimeSettings { Filter = File.ReadAllText(file) });
        var second = CommandFile.Take(folder, _ => new RuntimeSettings());

        Assert.Equal("left", first?.Filter);
        Assert.Null(second);
    }

    [Fact]
    public void ToSources_RelativeDefault_CountsFromTheProject()
    {
        var project = Directory.CreateDirectory(Path.Join(folder, "suite")).FullName;
        var runtime = new RuntimeSettings { Startup = folder, Project = project, Defaults = new Dictionary<string, string> { ["model"] = "../mine" } };

        var settings = SettingsLoader.Load(runtime.ToSources() with { Environment = new Dictionary<string, string>() }, new ExtensionRegistry());

        Assert.Equal(Path.Join(folder, "mine"), settings.Model.Path);
    }

    [Fact]
    public void Folder_TestsStartedBesideTheirAssembly_IsTheProjects() =>
        Assert.Equal(folder, new RuntimeSettings { Output = Environment.CurrentDirectory, Project = folder }.Folder);

    private string Write(string name, string text)
    {
        var file = Path.Join(folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
