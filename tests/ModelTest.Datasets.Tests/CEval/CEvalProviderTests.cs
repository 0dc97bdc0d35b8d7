using ModelTest.Datasets.CEval;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Extensions;
using ModelTest.Problems;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.CEval;

public sealed class CEvalProviderTests
{
    [Fact]
    public void Register_OfBuiltInDatasets_AddsCEval()
    {
        var registry = new ExtensionRegistry();

        new BuiltInDatasets().Register(registry);

        Assert.Equal(typeof(CEvalSettings), registry.Datasets["ceval"].SettingsType);
    }

    [Fact]
    public void Open_OfTheSample_NamesItASample()
    {
        var dataset = Open(Path.Combine(RepositoryPaths.TinyModel, "data", "ceval-sample"));

        Assert.Equal(("ceval-sample", "gen", "accuracy", false), (dataset.Name, dataset.Mode, dataset.Metric, dataset.NeedsScores));
        Assert.Equal(16, dataset.Subjects.Count);
        Assert.Equal("ceval-sample-elementary_arithmetic", dataset.RowName(dataset.Subjects[0]));
        Assert.Equal(
            ["ceval-sample-stem", "ceval-sample-social-science", "ceval-sample-humanities", "ceval-sample-other", "ceval-sample"],
            dataset.Groups.Select(g => g.Name));
        Assert.Equal(["STEM", "Social Science", "Humanities", "Other", "All"], dataset.Groups.Select(g => g.Title));
        Assert.Empty(dataset.Subjects.SelectMany(dataset.Inspect));
        Assert.All(dataset.Subjects, s => Assert.Equal(40, dataset.ReadItems(s).Count));
    }

    [Fact]
    public void Open_WithoutASubjectList_IsCEvalItself()
    {
        using var folder = CEvalFiles.Create(subjects: null);

        var dataset = Open(folder.Path);

        Assert.Equal(("ceval", 52), (dataset.Name, dataset.Subjects.Count));
        // A subject that the folder lacks is found in pre-flight, not in discovery.
        Assert.Equal(2, dataset.Inspect(dataset.Subjects[0]).Count);
        Assert.Empty(dataset.Inspect(dataset.Subjects.Single(s => s.Name == "law")));
    }

    [Fact]
    public void Open_OfDev_NamesItsRowsSo()
    {
        using var folder = CEvalFiles.Create();

        var dataset = Open(folder.Path, new CEvalSettings { Split = "dev", Shots = 0 });

        Assert.Equal("ceval-sample-dev-law", dataset.RowName(dataset.Subjects[0]));
        Assert.Equal(["ceval-sample-dev-social-science", "ceval-sample-dev"], dataset.Groups.Select(g => g.Name));
        Assert.Equal(5, dataset.ReadItems(dataset.Subjects[0]).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ceval")]
    [InlineData("ceval/formal_ceval/val")]
    [InlineData("ceval/formal_ceva")]
    public void Open_OfAPathOneOff_NamesTheRightOne(string given)
    {
        using var folder = new TemporaryFolder();
        folder.Write("ceval/formal_ceval/dev/law_dev.csv", "");
        folder.Write("ceval/formal_ceval/val/law_val.csv", "");

        var problem = Assert.Single(Assert.Throws<InputException>(() => Open(Path.Combine(folder.Path, given))).Problems);

        Assert.Equal("datasets.ceval.path", problem.Where);
        Assert.Equal($"set it to '{Path.Combine(folder.Path, "ceval", "formal_ceval")}'.", problem.Fix);
    }

    [Fact]
    public void Open_OfAFolderWithoutDev_SaysWhatIsMissing()
    {
        using var folder = new TemporaryFolder();
        folder.Write("data/val/law_val.csv", "");
        var path = Path.Combine(folder.Path, "data");

        Assert.Equal(
            $"datasets.ceval.path: '{path}' has no folder dev. Fix: set it to C-Eval's folder formal_ceval, which holds dev and val.",
            Assert.Throws<InputException>(() => Open(path)).Message);
    }

    [Fact]
    public void Open_OfAFile_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("x/ceval.zip", "");

        Assert.Contains($"'{path}' is a file.", Assert.Throws<InputException>(() => Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfNothing_SaysSo() =>
        Assert.Contains("no path is given.", Assert.Throws<InputException>(() => Open("")).Message, StringComparison.Ordinal);

    [Fact]
    public void Open_OfSomeSubjects_KnowsAll()
    {
        var sample = Path.Combine(RepositoryPaths.TinyModel, "data", "ceval-sample");

        Assert.Equal(16, Open(sample, new CEvalSettings { Subjects = ["clock_time", "antonyms"] }).Subjects.Count);
    }

    [Theory]
    [InlineData("[]", "it lists no subjects.")]
    [InlineData("""[{"name": "../law", "chinese": "b", "english": "c", "group": "d"}]""", "'../law' would be a file outside of the folder.")]
    [InlineData("[{\"name\": \"law\"}]", "entry 1 lacks one of name, chinese, english, group.")]
    [InlineData("[null]", "entry 1 lacks one of name, chinese, english, group.")]
    [InlineData("{", "it cannot be read (")]
    [InlineData("""[{"name": "a", "chinese": "b", "english": "c", "group": "d"}, {"name": "a", "chinese": "b", "english": "c", "group": "d"}]""", "'a' occurs 2 times.")]
    public void Open_OfAWrongSubjectList_SaysWhy(string json, string why)
    {
        using var folder = CEvalFiles.Create(subjects: json);

        var problem = Assert.Single(Assert.Throws<InputException>(() => Open(folder.Path)).Problems);

        Assert.Equal(Path.Combine(folder.Path, "subjects.json"), problem.Where);
        Assert.StartsWith(why, problem.What, StringComparison.Ordinal);
    }

    private static IDataset Open(string path, CEvalSettings? settings = null)
    {
        settings ??= new CEvalSettings();
        settings.Path = path;
        return new CEvalProvider().Open(settings);
    }
}
