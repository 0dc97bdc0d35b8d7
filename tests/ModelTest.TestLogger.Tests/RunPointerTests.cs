namespace ModelTest.TestLogger.Tests;

public sealed class RunPointerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modeltest-pointer").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Find_SeveralRuns_AreAllOfThem()
    {
        var (a, b) = (NewFolder("a"), NewFolder("b"));
        File.WriteAllText(Path.Join(folder, RunPointer.Name), $"{a}\n{Path.Join(folder, "gone")}\n{b}");

        Assert.Equal([a, b], RunPointer.Find(Path.Join(folder, "tests.dll"), "", DateTime.MinValue));
        Assert.Empty(RunPointer.Find(Path.Join(folder, "tests.dll"), "", DateTime.MaxValue));
        Assert.Empty(RunPointer.Find(Path.Join(folder, "a", "tests.dll"), "", DateTime.MinValue));
    }

    [Fact]
    public void Find_TwoCommandsOnOneAssembly_HaveTheirOwnRuns()
    {
        var assembly = Path.Join(folder, "tests.dll");
        var commands = new[] { Path.Join(folder, "1.json"), Path.Join(folder, "2.json") };
        var runs = commands.Select(command => NewFolder("of " + Path.GetFileNameWithoutExtension(command))).ToArray();

        File.WriteAllText(RunPointer.FileOf(folder, commands[0]), runs[0]);
        File.WriteAllText(RunPointer.FileOf(folder, commands[1]), runs[1]);

        Assert.Equal([runs[0]], RunPointer.Find(assembly, commands[0], DateTime.MinValue));
        Assert.Equal([runs[1]], RunPointer.Find(assembly, commands[1], DateTime.MinValue));
        Assert.Empty(RunPointer.Find(assembly, "", DateTime.MinValue));
    }

    [Theory]
    [InlineData("<RunSettings><RunConfiguration><EnvironmentVariables><MODELTESTCOMMAND>/a b/1.json</MODELTESTCOMMAND></EnvironmentVariables></RunConfiguration></RunSettings>", "/a b/1.json")]
    [InlineData("<RunSettings><RunConfiguration><EnvironmentVariables><OTHER>1</OTHER></EnvironmentVariables></RunConfiguration></RunSettings>", "")]
    [InlineData("<RunSettings/>", "")]
    [InlineData("no XML", "")]
    [InlineData(null, "")]
    public void Command_OfRunSettings_IsTheVariablesValue(string? settings, string expected) => Assert.Equal(expected, RunPointer.Command(settings));

    private string NewFolder(string name) => Directory.CreateDirectory(Path.Join(folder, name)).FullName;
}
