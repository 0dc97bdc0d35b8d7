using CsCheck;
using ModelTest.Tests.Fakes;

namespace ModelTest.Tests.Configuration;

public sealed class SettingsRankTests
{
    [Fact]
    public void Load_WithoutSources_GivesDefaultsForEveryRegisteredDataset()
    {
        using var scene = new SettingsScene();

        var settings = scene.Load();

        Assert.Equal("", settings.Model.Path);
        Assert.Equal(5, Assert.IsType<QuizSettings>(settings.Datasets["quiz"]).Shots);
        Assert.Equal(0, settings.Run.Seed);
        Assert.Null(settings.SourceOf("run.seed"));
    }

    [Theory]
    [InlineData(false, false, false, 1)]
    [InlineData(true, false, false, 2)]
    [InlineData(true, true, false, 3)]
    [InlineData(true, true, true, 4)]
    [InlineData(false, true, false, 3)]
    public void Load_KeyInSeveralSources_TakesTheHighest(bool file, bool variable, bool build, int expected)
    {
        using var scene = new SettingsScene(file ? """{ "run": { "seed": 2 } }""" : null);
        scene.Defaults["run:seed"] = "1";
        if (variable)
        {
            scene.Variables["MODELTEST_run__seed"] = "3";
        }
        if (build)
        {
            scene.Build["run:seed"] = "4";
        }

        Assert.Equal(expected, scene.Load().Run.Seed);
    }

    [Fact]
    public void Load_AnySourcesOfAnyKeys_TakesEachKeyFromItsHighestSource()
    {
        // Per key the sources that give it: bit 0 the defaults, 1 the base file, 2 the file, 3 the variables, 4 the build.
        Gen.Int[0, 31].Array[4].Sample(
            masks =>
            {
                string[] keys = ["run:seed", "model:threads", "datasets:quiz:limit", "datasets:quiz:shots"];
                string Json(int source, string extra) => "{" + extra + string.Join(',', keys.Zip(masks)
                    .Where(k => (k.Second >> source & 1) == 1)
                    .GroupBy(k => k.First.Split(':')[0])
                    .Select(g => $"\"{g.Key}\": {{{string.Join(',', g.Select(k => Nest(k.First.Split(':')[1..], source + 1)))}}}")) + "}";
                // Two keys are under datasets.quiz: the section is written with all its keys at once.
                string Nest(string[] names, int value) => names.Length == 1 ? $"\"{names[0]}\": {value}" : $"\"{names[0]}\": {{{Nest(names[1..], value)}}}";
                masks[3] &= ~6;
                using var scene = new SettingsScene(Json(2, "\"extends\": \"base.json\", "));
                scene.Write("base.json", Json(1, ""));
                foreach (var (key, mask) in keys.Zip(masks))
                {
                    if ((mask & 1) == 1)
                    {
                        scene.Defaults[key] = "1";
                    }
                    if ((mask >> 3 & 1) == 1)
                    {
                        scene.Variables["MODELTEST_" + key.Replace(":", "__", StringComparison.Ordinal)] = "4";
                    }
                    if ((mask >> 4 & 1) == 1)
                    {
                        scene.Build[key] = "5";
                    }
                }

                var settings = scene.Load();

                var quiz = (QuizSettings)settings.Datasets["quiz"];
                int[] found = [settings.Run.Seed, settings.Model.Threads, quiz.Limit, quiz.Shots];
                int[] defaults = [0, 0, 0, 5];
                Assert.Equal(masks.Select((m, i) => m == 0 ? defaults[i] : int.Log2(m) + 1), found);
            },
            iter: 100);
    }

    [Fact]
    public void Load_List_IsReplacedAsAWhole()
    {
        using var scene = new SettingsScene("""{ "datasets": { "quiz": { "subjects": ["law", "logic"] } } }""");
        scene.Variables["MODELTEST_datasets__quiz__subjects"] = "physics";

        Assert.Equal(["physics"], scene.Load().Datasets["quiz"].Subjects);
    }

    [Fact]
    public void Load_ListInVariables_IsSplitAtCommasOrNumbered()
    {
        using var scene = new SettingsScene();
        scene.Variables["MODELTEST_datasets__quiz__subjects"] = "law, logic";
        scene.Variables["MODELTEST_model__generation__stop__0"] = "a,b";
        scene.Variables["MODELTEST_model__generation__stop__1"] = "c";

        var settings = scene.Load();

        Assert.Equal(["law", "logic"], settings.Datasets["quiz"].Subjects);
        Assert.Equal(["a,b", "c"], settings.Model.Generation.Stop);
    }

    [Fact]
    public void Load_VariableNamesInAnyCase_AreTheSameKey()
    {
        using var scene = new SettingsScene("""{ "datasets": { "quiz": { "limit": 3 } } }""");
        scene.Variables["modeltest_DATASETS__Quiz__LIMIT"] = "7";
        scene.Variables["MODELTEST_GATES__QUIZ__MINIMUM"] = "0.5";

        var settings = scene.Load();

        Assert.Equal(7, settings.Datasets["quiz"].Limit);
        Assert.Equal(0.5, settings.Gates.ForDataset("quiz")?.Minimum);
    }

    [Fact]
    public void Load_EmptyVariable_CountsAsNotGiven()
    {
        using var scene = new SettingsScene("""{ "run": { "seed": 2 } }""");
        scene.Variables["MODELTEST_run__seed"] = "";
        scene.Build["run:seed"] = "";

        Assert.Equal(2, scene.Load().Run.Seed);
    }

    [Fact]
    public void SourceOf_GivenKeys_NamesFileAndLineVariableAndProperty()
    {
        using var scene = new SettingsScene("{\n  // a comment\n  \"run\": {\n    \"seed\": 2,\n  },\n}");
        scene.Variables["MODELTEST_model__threads"] = "2";
        scene.Build["datasets:quiz:path"] = "data";
        scene.BuildNames["datasets:quiz:path"] = "-p:Quiz";

        var settings = scene.Load();

        Assert.Equal(scene.At("modeltest.json") + ", line 4", settings.SourceOf("run.seed"));
        Assert.Equal("MODELTEST_model__threads", settings.SourceOf("model.threads"));
        Assert.Equal("-p:Quiz", settings.SourceOf("datasets.quiz.path"));
    }
}
