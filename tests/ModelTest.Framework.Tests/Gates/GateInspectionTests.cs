using ModelTest.Gates;
using ModelTest.Scoring;
using ModelTest.Tests.Configuration;
using ModelTest.Tests.Fakes;

namespace ModelTest.Tests.Gates;

public sealed class GateInspectionTests
{
    private const string Json =
        """
        { "gates": { "quiz": {
          "groups": { "STME": { "minimum": 0.5 }, "stem": { "minimum": 0.1 }, "quiz-humanities": { "minimum": 0.2 } },
          "subjects": { "lwa": { "minimum": 0.5 }, "logic": {},
            "lgoic": { "baseline": { "maximum_loss": 0.1 } } } } } }
        """;

    [Fact]
    public void Inspect_UnknownGroupOrSubject_NamesPlaceAndNearest()
    {
        using var scene = new SettingsScene(Json);

        var problems = scene.Load().Gates.Inspect("quiz", new QuizDataset());

        Assert.Equal(
            [
                $"{scene.At("modeltest.json")}, line 2, gates.quiz.groups.STME: 'STME' is no group of quiz. Fix: did you mean 'STEM'?",
                $"{scene.At("modeltest.json")}, line 3, gates.quiz.subjects.lwa: 'lwa' is no subject of quiz. Fix: did you mean 'law'?",
                $"{scene.At("modeltest.json")}, line 4, gates.quiz.subjects.lgoic: 'lgoic' is no subject of quiz. Fix: did you mean 'logic'?",
                "gates.quiz.subjects.logic: has no gate, so it checks nothing. Fix: give one, such as { \"minimum\": 0.4 }.",
            ],
            problems.Select(p => p.ToString()));
    }

    [Fact]
    public void Inspect_GroupNamedTwice_SaysSo()
    {
        using var scene = new SettingsScene(
            """{ "gates": { "quiz": { "groups": { "STEM": { "minimum": 0.5 }, "quiz-stem": { "minimum": 0.1 } } } } }""");

        Assert.Equal(
            $"{scene.At("modeltest.json")}, line 1, gates.quiz.groups.quiz-stem: 'quiz-stem' is the group 'STEM', which has a gate of its own."
            + " Fix: keep one of the two.",
            Assert.Single(scene.Load().Gates.Inspect("quiz", new QuizDataset())).ToString());
    }

    [Fact]
    public void Inspect_MinimumOffTheDatasetsScale_NamesTheScale()
    {
        using var scene = new SettingsScene(
            """
            { "gates": { "quiz": { "minimum": 0.5,
              "subjects": { "law": { "minimum": 0.9 }, "logic": { "minimum": 1 } },
              "groups": { "STEM": { "minimum": 0.25 } } } } }
            """);
        var gates = scene.Load().Gates;
        // A group has the scale of its own computation where it has one.
        var groups = new QuizDataset().Groups.Select(g => g.Title == "STEM" ? g with { Scale = new ScoreScale(0.5, 1) } : g).ToList();

        var problems = gates.Inspect("quiz", new QuizDataset { Scale = new ScoreScale(0.95, 5), Groups = groups });

        Assert.Equal(
            [
                $"{scene.At("modeltest.json")}, line 1, gates.quiz.minimum: is 0.5, and scores go from 0.95 to 5. Fix: give a number within that.",
                $"{scene.At("modeltest.json")}, line 2, gates.quiz.subjects.law.minimum: is 0.9, and scores go from 0.95 to 5. Fix: give a number within that.",
                $"{scene.At("modeltest.json")}, line 3, gates.quiz.groups.STEM.minimum: is 0.25, and scores go from 0.5 to 1. Fix: give a number within that.",
            ],
            problems.Select(p => p.ToString()));
        Assert.Empty(gates.Inspect("quiz", new QuizDataset()));
        Assert.Equal(
            ["gates.quiz.minimum", "gates.quiz.subjects.law.minimum", "gates.quiz.subjects.logic.minimum"],
            gates.Inspect("quiz", new QuizDataset { Scale = new ScoreScale(0, 0.25) }).Select(p => p.ToString().Split(", ")[2].Split(':')[0]));
    }

    [Fact]
    public void Inspect_WithoutGates_FindsNothing() =>
        Assert.Empty(new GateSettings().Inspect("quiz", new QuizDataset()));

    [Fact]
    public void ForGroup_TitleOrRowName_FindsTheMinimum()
    {
        using var scene = new SettingsScene(Json);
        var gates = scene.Load().Gates;
        var groups = new QuizDataset().Groups;

        Assert.Equal([0.1, 0.2, null], groups.Select(g => gates.ForGroup("quiz", g)?.Minimum));
    }

    [Fact]
    public void Baseline_OfGroupAndSubject_IsTheirOwn()
    {
        using var scene = new SettingsScene(
            """
            { "gates": { "quiz": { "baseline": { "strict": true },
              "groups": { "quiz-stem": { "baseline": { "maximum_loss": 0.1 } } }, "subjects": { "law": { "baseline": { "maximum_loss": 0.2 } } } } } }
            """);
        var gates = scene.Load().Gates;

        Assert.True(gates.Baseline("quiz").Strict);
        Assert.False(gates.Baseline("other").Strict);
        Assert.Equal([0.1, null, null], new QuizDataset().Groups.Select(g => gates.Baseline("quiz", g)?.MaximumLoss));
        Assert.Equal((0.2, null), (gates.Baseline("quiz", QuizDataset.Law)?.MaximumLoss, gates.Baseline("quiz", QuizDataset.Logic)?.MaximumLoss));
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(0.5, null, true)]
    [InlineData(null, 0.5, true)]
    public void ScoreLimitsOf_NothingAsked_IsNone(double? minimum, double? maximumUnparsed, bool some) =>
        Assert.Equal(some ? new ScoreLimits(minimum, maximumUnparsed) : null, ScoreLimits.Of(minimum, maximumUnparsed));
}
