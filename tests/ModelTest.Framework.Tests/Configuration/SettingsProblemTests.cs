using ModelTest.Tests.Fakes;

namespace ModelTest.Tests.Configuration;

public sealed class SettingsProblemTests
{
    [Fact]
    public void Load_ManyMistakes_AreAllToldAtOnceWithTheirPlaces()
    {
        using var scene = new SettingsScene(
            """
            {
              "modle": "x",
              "datasets": { "quiz": { "mdoe": "gen" }, "quizz": {} },
              "run": { "seed": "3" }
            }
            """);
        scene.Variables["MODELTEST_datasets__quiz__limit"] = "ten";
        scene.Build["datasets:quiz:shots"] = "6";
        scene.BuildNames["datasets:quiz:shots"] = "-p:Shots";

        Assert.Equal(
            [
                "./modeltest.json, line 2, modle: unknown key, value 'x'. Fix: did you mean 'model'?",
                "./modeltest.json, line 3, datasets.quizz: unknown key, a section. Fix: did you mean 'quiz'?",
                "./modeltest.json, line 3, datasets.quiz.mdoe: unknown key, value 'gen'. Fix: did you mean 'mode'?",
                "MODELTEST_datasets__quiz__limit, datasets.quiz.limit: is 'ten', not a whole number. Fix: give a whole number, such as 4.",
                "-p:Shots, datasets.quiz.shots: is '6', out of range. Fix: give 0 to 5.",
                "./modeltest.json, line 4, run.seed: is '3', not a whole number. Fix: give a whole number, without quotes, such as 4.",
            ],
            scene.Problems());
    }

    [Theory]
    [InlineData("\"limit\": null", "limit: is null. Fix: give a value, or leave the key out to get the default.")]
    [InlineData("\"limit\": 1.5", "limit: is 1.5, not a whole number. Fix: give a whole number, without quotes, such as 4.")]
    [InlineData("\"limit\": 3000000000", "limit: is 3000000000, not a whole number. Fix: give a whole number, without quotes, such as 4.")]
    [InlineData("\"limit\": -1", "limit: is -1, out of range. Fix: give 0 or more.")]
    [InlineData("\"limit\": [1]", "limit: is a list, not a whole number. Fix: give a whole number, without quotes, such as 4.")]
    [InlineData("\"big\": true", "big: is True, not a whole number. Fix: give a whole number, without quotes, such as 4.")]
    [InlineData("\"weight\": \"a\"", "weight: is 'a', not a number. Fix: give a number, without quotes, such as 0.5.")]
    [InlineData("\"mode\": \"pll\"", "mode: is 'pll', not a valid value. Fix: did you mean 'ppl'?")]
    [InlineData("\"mode\": 3", "mode: is 3, not a text. Fix: put it in quotes.")]
    [InlineData("\"order\": \"by_nam\"", "order: is 'by_nam', not one of the valid names. Fix: did you mean 'by_name'?")]
    [InlineData("\"shuffle\": \"yes\"", "shuffle: is 'yes', not true or false. Fix: write true or false, without quotes.")]
    [InlineData("\"subjects\": \"law\"", "subjects: is 'law', not a list. Fix: put it in brackets: [ … ].")]
    [InlineData("\"rows\": [1, \"x\"]", "rows.1: is 'x', not a whole number. Fix: give a whole number, without quotes, such as 4.")]
    [InlineData("\"weights\": 3", "weights: is 3, not a section. Fix: give keys inside it: \"weights\": { … }.")]
    [InlineData("\"judge\": 3", "judge: unknown key, value 3. Fix: valid are: mode, shots, big, weight, order, shuffle, rows, weights, api_key, path, subjects, limit.")]
    public void Load_WrongValue_SaysWhatItIsAndWhatToGive(string pair, string expected)
    {
        using var scene = new SettingsScene($$"""{ "datasets": { "quiz": { {{pair}} } } }""");

        Assert.Equal(["./modeltest.json, line 1, datasets.quiz." + expected], scene.Problems());
    }

    [Fact]
    public void Load_ValuesOfEveryKind_AreRead()
    {
        using var scene = new SettingsScene(
            """
            { "datasets": { "quiz": {
              "mode": "ppl", "big": 3000000000, "weight": 1e-3, "order": "by_name", "shuffle": true, "rows": [1, 2], "weights": { "law": 0.5 },
              "subjects": [] } } }
            """);

        var quiz = (QuizSettings)scene.Load().Datasets["quiz"];

        Assert.Equal(("ppl", 3_000_000_000, 0.001, QuizOrder.ByName, true), (quiz.Mode, quiz.Big, quiz.Weight, quiz.Order, quiz.Shuffle));
        Assert.Equal([1, 2], quiz.Rows);
        Assert.Equal(0.5, quiz.Weights["law"]);
        Assert.Empty(quiz.Subjects);
    }

    [Theory]
    [InlineData("temperature", "-0.1", "give 0 or more.")]
    [InlineData("top_p", "0", "give more than 0 and at most 1.")]
    [InlineData("top_p", "1.5", "give more than 0 and at most 1.")]
    [InlineData("top_k", "-1", "give 0 or more.")]
    [InlineData("max_new_tokens", "0", "give 1 or more.")]
    public void Load_GenerationOutOfRange_SaysTheRange(string key, string value, string fix)
    {
        using var scene = new SettingsScene();
        scene.Variables["MODELTEST_model__generation__" + key] = value;

        Assert.Equal([$"MODELTEST_model__generation__{key}, model.generation.{key}: is '{value}', out of range. Fix: {fix}"], scene.Problems());
    }

    [Theory]
    [InlineData("40", "is 40, not a fraction from 0 to 1. Fix: write 0.4 for 40 %.")]
    [InlineData("\"40%\"", "is '40%', not a fraction from 0 to 1. Fix: write 0.4 for 40 %.")]
    [InlineData("-1", "is -1, not a fraction from 0 to 1. Fix: give a number from 0 to 1.")]
    [InlineData("\"high\"", "is 'high', not a number. Fix: give a number, without quotes, such as 0.5.")]
    public void Load_GateThatIsNoFraction_SaysTheFraction(string value, string expected)
    {
        using var scene = new SettingsScene($$"""{ "gates": { "quiz": { "groups": { "STEM": { "minimum": {{value}} } } } } }""");

        Assert.Equal(["./modeltest.json, line 1, gates.quiz.groups.STEM.minimum: " + expected], scene.Problems());
    }

    [Fact]
    public void Load_Gates_AreReadAtEveryLevel()
    {
        using var scene = new SettingsScene(
            """{ "gates": { "quiz": { "minimum": 0.4, "groups": { "STEM": { "minimum": 0.5 } }, "subjects": { "law": { "minimum": 1 } } } } }""");
        scene.Variables["MODELTEST_gates__quiz__subjects__LAW__minimum"] = "0.3";

        var gates = scene.Load().Gates;

        Assert.Equal((0.4, 0.3), (gates.ForDataset("quiz")?.Minimum, gates.ForSubject("quiz", "law")?.Minimum));
        Assert.Equal(0.5, gates.ForGroup("quiz", new QuizDataset().Groups[0])?.Minimum);
        Assert.Null(gates.ForSubject("quiz", "logic"));
        Assert.Null(gates.ForDataset("other"));
    }

    [Fact]
    public void Load_UnknownVariable_IsAnError()
    {
        using var scene = new SettingsScene();
        scene.Variables["MODELTEST_run_results"] = "x";
        scene.Variables["MODELTEST_"] = "y";
        scene.Variables["PATH"] = "z";

        Assert.Equal(
            [
                "MODELTEST_, : unknown key, value 'y'. Fix: valid are: model, judge, models, datasets, templates, gates, run, snapshots, baselines.",
                "MODELTEST_run_results, run_results: unknown key, value 'x'. Fix: did you mean 'run__results'?",
            ],
            scene.Problems());
    }

    [Fact]
    public void Load_VariablesThatDifferInCase_AreAnError()
    {
        using var scene = new SettingsScene();
        scene.Variables["MODELTEST_RUN__seed"] = "1";
        scene.Variables["MODELTEST_run__seed"] = "2";

        Assert.Equal(
            ["MODELTEST_run__seed: the same setting as MODELTEST_RUN__seed, which differs only in case. Fix: keep one of them."],
            scene.Problems());
    }

    [Fact]
    public void Load_ValueAndKeyInsideIt_IsAnError()
    {
        using var scene = new SettingsScene();
        scene.Variables["MODELTEST_run"] = "1";
        scene.Variables["MODELTEST_run__seed"] = "2";

        Assert.Equal(
            [
                "MODELTEST_run, run: given as one value, and MODELTEST_run__seed gives a key inside it. Fix: keep one of the two.",
                "MODELTEST_run, run: is '1', not a section. Fix: give keys inside it: \"run\": { … }.",
            ],
            scene.Problems());
    }

    [Fact]
    public void Load_WrongSections_AreErrors()
    {
        using var scene = new SettingsScene("""{ "run": 1, "gates": [], "datasets": null, "model": 3, "models": { "a": null } }""");

        var problems = scene.Problems();

        Assert.Equal(5, problems.Count);
        Assert.Contains("./modeltest.json, line 1, model: is 3, not a section. Fix: give keys inside it: \"model\": { … }.", problems);
        Assert.Contains("./modeltest.json, line 1, datasets: is null. Fix: give a value, or leave the key out to get the default.", problems);
    }

    [Theory]
    [InlineData("MODELTEST_datasets__quiz__apikey")]
    [InlineData("MODELTEST_api_key")]
    [InlineData("MODELTEST_hub_token")]
    [InlineData("MODELTEST_client_secret__x")]
    public void Load_SecretUnderAWrongKey_IsNotShown(string name)
    {
        using var scene = new SettingsScene();
        scene.Variables[name] = "sk-123456";

        var problem = Assert.Single(scene.Problems());

        Assert.DoesNotContain("sk-123456", problem, StringComparison.Ordinal);
        Assert.Contains(name, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SecretOfAWrongKind_IsNotShown()
    {
        using var scene = new SettingsScene("""{ "datasets": { "quiz": { "api_key": 123456 } }, "x": "http://me:pw@host/" }""");

        Assert.Equal(
            [
                "./modeltest.json, line 1, x: unknown key, value 'http://***@host/'. Fix: valid are: model, judge, models, datasets, templates, gates, run, snapshots, baselines.",
                "./modeltest.json, line 1, datasets.quiz.api_key: is ***, not a text. Fix: put it in quotes.",
            ],
            scene.Problems());
    }
}
