namespace ModelTest.EndToEnd.Tests;

/// <summary>Whatever is wrong is a failing test with a text that says what to do, never a crash, never green.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class RedRunTests(BenchmarkSuite suite)
{
    private static readonly string[] Splits = ["dev", "val"];
    private static readonly string[] TwoSubjects = ["antonyms", "idiom_completion"];

    private const string Few = "MODELTEST_datasets__ceval__limit=3";

    [Fact]
    public async Task Test_SubjectsSettingThatMatchesNothing_NamesTheNearest() =>
        (await suite.TestAssemblyAsync([], "MODELTEST_datasets__ceval__subjects=idioms_completion")).Red(
            "ceval has no subject 'idioms_completion'. Fix: did you mean 'idiom_completion'?");

    [Fact]
    public async Task Test_MissingDataFolderAndModel_TellsBoth() =>
        (await suite.TestAsync(["--filter", "Dataset=ceval", "-p:CEval=no-data", "-p:Model=no-model"])).Red(
            "Failed ceval / (configuration)",
            $"-p:CEval, datasets.ceval.path: '{Path.Join(suite.Folder, "no-data")}' does not exist.",
            $"-p:Model, model.path: '{Path.Join(suite.Folder, "no-model")}' does not exist.");

    [Fact]
    public async Task Test_MissingModel_FailsEverySubjectWithoutResults()
    {
        var results = Path.Join(suite.NewFolder(), "results");

        (await suite.TestAsync(["--filter", "Category=STEM", "-p:Model=a model's 文件夹"], "MODELTEST_run__results=" + results)).Red(
            "Failed ceval / number_sequences",
            "Failed ceval / chemical_elements",
            $"-p:Model, model.path: '{Path.Join(suite.Folder, "a model's 文件夹")}' does not exist.");

        Assert.False(Directory.Exists(results));
    }

    [Fact]
    public async Task Test_BrokenSubjectFile_FailsThatSubjectAndShowsItInTheTable()
    {
        var data = suite.NewFolder();
        foreach (var split in Splits)
        {
            Directory.CreateDirectory(Path.Join(data, split));
            foreach (var subject in TwoSubjects)
            {
                var file = Path.Join(split, $"{subject}_{split}.csv");
                File.Copy(Path.Join(BenchmarkSuite.Sample, file), Path.Join(data, file));
            }
        }
        File.WriteAllText(
            Path.Join(data, "subjects.json"),
            """
            [
              { "name": "antonyms", "chinese": "反义词", "english": "Antonyms", "group": "Humanities" },
              { "name": "idiom_completion", "chinese": "成语填空", "english": "Idiom Completion", "group": "Humanities" }
            ]
            """);
        File.AppendAllText(Path.Join(data, "val", "antonyms_val.csv"), "40,“多”的反义词是____,少,大,高,远,E\n");

        var step = Path.Join(suite.NewFolder(), "step.md");

        var result = (await suite.TestAsync(["-p:CEval=" + data], Few, "GITHUB_ACTIONS=true", "GITHUB_STEP_SUMMARY=" + step))
            .Red("Failed ceval / antonyms", "antonyms_val.csv", "'E'");

        Assert.DoesNotContain("Failed ceval / idiom_completion", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  ceval-sample\s+antonyms\s+fail", result.Output);
        Assert.Matches(@"(?m)^  ceval-sample\s+idiom_completion\s+3\s.*pass", result.Output);
        Assert.Matches(@"(?m)^::error title=ceval-sample / antonyms::.*antonyms_val\.csv", result.Output);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(await File.ReadAllTextAsync(step, TestContext.Current.CancellationToken), "(?m)^# ModelTest: "));
    }

    [Fact]
    public async Task Test_MinimumsTooHigh_FailWithScoreIntervalAndWrongItems() =>
        (await suite.TestAssemblyAsync(
            ["--filter", "Category=STEM"],
            Few,
            "MODELTEST_gates__ceval__groups__STEM__minimum=0.99",
            "MODELTEST_gates__ceval__subjects__elementary_arithmetic__minimum=0.99")).Red(
            "Failed ceval / (STEM)",
            "Failed ceval / elementary_arithmetic",
            "95 % interval",
            "below the minimum 0.99.",
            "correct, ",
            "  wrong #1:");
}
