using ModelTest.Datasets.CEval;
using ModelTest.Datasets.MultipleChoice;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Prompts;
using ModelTest.Scoring;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.CEval;

/// <summary>C-Eval's own files, where they are checked out.</summary>
public sealed class RealCEvalTests
{
    [Fact]
    public void Inspect_OfEverySubject_FindsNothing()
    {
        var dataset = Open(new CEvalSettings());

        Assert.Equal(52, dataset.Subjects.Count);
        Assert.Empty(dataset.Subjects.SelectMany(dataset.Inspect));
        Assert.Equal(1346, dataset.Subjects.Sum(s => dataset.ReadItems(s).Count));
    }

    [Fact]
    public void Open_OfTheRealFolder_HasOpenCompassNames()
    {
        var dataset = Open(new CEvalSettings());

        Assert.Equal("ceval", dataset.Name);
        Assert.Equal("ceval-computer_network", dataset.RowName(dataset.Subjects[0]));
        Assert.Equal(("computer_network", "STEM"), (dataset.Subjects[0].Name, dataset.Subjects[0].Category));
        Assert.Equal(
            ["ceval-stem 20", "ceval-social-science 10", "ceval-humanities 11", "ceval-other 11", "ceval-hard 8", "ceval 52"],
            dataset.Groups.Select(g => $"{g.Name} {g.Subjects.Count}"));
        Assert.Equal("db9ce2", dataset.Version(dataset.Subjects[0]));
    }

    [Fact]
    public void ReadItems_WithQuotedLineBreaks_TurnsThemIntoLineFeedsAsPythonDoes()
    {
        var folder = RepositoryPaths.Shared("data/ceval/formal_ceval");
        var dataset = Open(new CEvalSettings());

        var texts = dataset.Subjects.SelectMany(dataset.ReadItems).Cast<ChoiceItem>().SelectMany(i => i.Row.Columns).Select(c => c.Value).ToList();
        var raw = dataset.Subjects.Select(s => ModelTest.Datasets.Csv.CsvTableReader.Read(Path.Combine(folder, "val", $"{s.Name}_val.csv")));

        Assert.Equal(46, raw.SelectMany(t => t.Rows).SelectMany(r => r.Values).Sum(v => v.Split("\r\n").Length - 1));
        Assert.DoesNotContain(texts, t => t.Contains('\r', StringComparison.Ordinal));
        Assert.Equal(142 + 46 + 4, texts.Sum(t => t.Count(c => c == '\n')));
    }

    // The digests were made with Python's csv module and the replacement rules of OpenCompass's prompt template, from the same files.
    [Theory]
    [InlineData("gen", 5, "internlm2", "258b7da4c8ff14bdc42f82f5f6bee2e33f9626f793f10c31669e58fd2dffa9cb")]
    [InlineData("gen", 5, "none", "fdad599cbbc86fc048a69234a0876b2a426ec189db13c9e43be2c05ff7fd2643")]
    [InlineData("gen", 0, "internlm2", "e7b95a3a5accf1ce756d6a916e880c13c9b236de9f60e7acdb5f4ffaa3bb527d")]
    [InlineData("clp", 5, "internlm2", "258b7da4c8ff14bdc42f82f5f6bee2e33f9626f793f10c31669e58fd2dffa9cb")]
    public async Task EvaluateAsync_OfAllItems_AsksOpenCompassPromptsToTheByte(string mode, int shots, string template, string expected)
    {
        var settings = new CEvalSettings { Mode = mode, Shots = shots };

        Assert.Equal(expected, await DigestAsync(settings, r => MetaTemplate.BuiltIn[template].RenderOpen(r.Prompt!)));
    }

    [Fact]
    public async Task EvaluateAsync_OfAllItemsInPpl_ScoresOpenCompassTextsToTheByte()
    {
        var digest = await DigestAsync(new CEvalSettings { Mode = "ppl" }, r => MetaTemplate.InternLM2.RenderClosed(r.Prompt!.WithReply("C")));

        Assert.Equal("5d8fac6a99218daec040e5de7da3a6208e866a79dae6390f5fdd09d7585eac88", digest);
    }

    [Fact]
    public async Task EvaluateAsync_OfAllItemsInPlainPpl_ScoresOpenCompassTextsToTheByte()
    {
        var digest = await DigestAsync(new CEvalSettings { Mode = "ppl", Prompt = "1cd8bf" }, r => MetaTemplate.None.RenderClosed(r.Prompt!) + "C");

        Assert.Equal("c2b5ac928941fe68cb319f6aae0a044260e2d9d8f79e394e696408a9761792eb", digest);
    }

    [Theory]
    // LaTeX such as \overline{A}: options are filled into the question, as OpenCompass does by accident.
    [InlineData("probability_and_statistics", "8", "{A}", false)]
    [InlineData("advanced_mathematics", "13", "{C}", false)]
    // A placeholder of an earlier column stays.
    [InlineData("high_school_physics", "7", "{C}", true)]
    public async Task EvaluateAsync_OfTextWithABracedLetter_FillsItAsOpenCompassDoes(string name, string id, string braced, bool stays)
    {
        var dataset = Open(new CEvalSettings());
        var subject = dataset.Subjects.Single(s => s.Name == name);
        await using var model = new ScriptedModel();

        var item = dataset.ReadItems(subject).Single(i => i.Id == id);
        var result = await dataset.EvaluateAsync(subject, item, model, TestContext.Current.CancellationToken);

        Assert.Contains(braced, ((ChoiceItem)item).Text, StringComparison.Ordinal);
        Assert.Equal(stays, result.Prompt!.Turns[^1].Text.Contains(braced, StringComparison.Ordinal));
    }

    private static Task<string> DigestAsync(CEvalSettings settings, Func<ItemResult, string> text) =>
        PromptDigest.OfAsync(Open(settings), text, settings.Prompt == "1cd8bf" ? MetaTemplate.None : MetaTemplate.InternLM2);

    private static IDataset Open(CEvalSettings settings)
    {
        settings.Path = RepositoryPaths.Shared("data/ceval/formal_ceval");
        return new CEvalProvider().Open(settings);
    }
}
