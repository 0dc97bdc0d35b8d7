using ModelTest.Configuration;
using ModelTest.Problems;

namespace ModelTest.Tests.Configuration;

public sealed class SettingsFileTests
{
    [Fact]
    public void Read_OfAFile_GivesValuesAndTheirLines()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("mine.json", "{\n  // a comment\n  \"most\": 3,\n  \"names\": [\"a\"],\n}");

        var read = SettingsFile.Read<Mine>(file);

        Assert.Equal((3, "a"), (read.Value.Most, Assert.Single(read.Value.Names)));
        Assert.Equal($"{file}, line 3, most", read.Place("most"));
        Assert.Equal($"{file}, other", read.Place("other"));
    }

    [Fact]
    public void Read_OfAFileThatExtendsAnother_SaysThatTheKeyIsUnknown()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("mine.json", """{ "extends": "other.json" }""");

        var problem = Assert.Single(Assert.Throws<InputException>(() => SettingsFile.Read<Mine>(file)).Problems);

        Assert.Equal((file + ", line 1, extends", "unknown key, value 'other.json'."), (problem.Where, problem.What));
    }

    [Fact]
    public void Read_OfNoFile_NamesIt()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InputException>(() => SettingsFile.Read<Mine>(folder["mine.json"]));

        Assert.Contains($"'{folder["mine.json"]}' does not exist.", error.Message, StringComparison.Ordinal);
    }

    internal sealed class Mine
    {
        public int Most { get; set; }

        public string[] Names { get; set; } = [];
    }
}
