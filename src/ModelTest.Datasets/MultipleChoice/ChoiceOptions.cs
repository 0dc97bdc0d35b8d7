using ModelTest.Datasets.Extraction;
using ModelTest.Datasets.MultipleChoice.Methods;
using ModelTest.Problems;

namespace ModelTest.Datasets.MultipleChoice;

/// <summary>The settings, checked.</summary>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="ScoredSplit">The folder the scored rows come from, such as <c>val</c>.</param>
/// <param name="Mode">How the answer is got.</param>
/// <param name="Wording">The prompt text.</param>
/// <param name="Shots">How many dev rows come before each question.</param>
/// <param name="Extract">Takes the prediction from a reply.</param>
internal sealed record ChoiceOptions(
    ChoiceBenchmark Benchmark, string ScoredSplit, ChoiceMode Mode, ChoiceWording Wording, int Shots, Func<string, string> Extract)
{
    /// <summary>The most shots: the dev rows of a subject.</summary>
    public const int MostShots = 5;

    private const string Auto = "auto";
    private const string ShotSplit = "dev";
    private static readonly string[] Modes = ["gen", "ppl", "clp"];

    /// <summary>The mode as in settings and tables.</summary>
    public string ModeName => Modes[(int)Mode];

    /// <summary>The folders that are needed.</summary>
    public IReadOnlyList<string> Splits => Shots > 0 ? [ShotSplit, ScoredSplit] : [ScoredSplit];

    /// <summary>What the method has to know.</summary>
    public ChoiceAsking Asking => new(Benchmark.Section, Mode, Shots)
    {
        MaxNewTokens = Wording.MaxNewTokens,
        PlainText = Wording.IsPlain ? Wording.Id : null,
        ChatText = Benchmark.Wordings.FirstOrDefault(w => !w.IsPlain && w.Modes.Contains(Mode))?.Id,
    };

    /// <summary>Checks the settings.</summary>
    /// <param name="benchmark">The benchmark.</param>
    /// <param name="settings">The section as bound.</param>
    /// <exception cref="InputException">Values are unknown or do not fit each other; names the keys and the valid values.</exception>
    public static ChoiceOptions From(ChoiceBenchmark benchmark, IChoiceSettings settings)
    {
        var section = benchmark.Section + ".";
        var problems = new List<Problem>();
        if (benchmark.Unlabelled is { } unlabelled && settings.Split == unlabelled.Name)
        {
            problems.Add(new Problem(
                section + "split", $"the labels of the {unlabelled.Name} split are not public, so it cannot be scored here.", unlabelled.Fix));
        }
        else
        {
            Check(problems, section + "split", settings.Split, [.. benchmark.Splits.Select(s => s.Key)]);
        }
        string[] modes = [.. Modes.Where((_, mode) => benchmark.Wordings.Any(w => w.Modes.Contains((ChoiceMode)mode)))];
        Check(problems, section + "mode", settings.Mode, modes);
        Check(problems, section + "prompt", settings.Prompt, [Auto, .. benchmark.Wordings.Select(w => w.Id)]);
        Check(problems, section + "extraction", settings.Extraction, [Auto, .. AnswerExtraction.Names]);
        if (settings.Shots is < 0 or > MostShots)
        {
            problems.Add(new Problem(section + "shots", $"{settings.Shots} is not from 0 to {MostShots}.", "a subject has five dev rows to show."));
        }
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }
        var mode = (ChoiceMode)Array.IndexOf(Modes, settings.Mode);
        var wording = FindWording(benchmark, settings, mode, problems);
        if (mode != ChoiceMode.Gen && settings.Extraction != Auto)
        {
            problems.Add(new Problem(
                section + "extraction", $"mode {settings.Mode} writes no reply to take a letter from.", "remove the key, or set mode to 'gen'."));
        }
        var split = benchmark.Splits.First(s => s.Key == settings.Split).Value;
        if (split == ShotSplit && settings.Shots > 0)
        {
            problems.Add(new Problem(
                section + "split", "with shots every dev question would show its own answer.", $"set {section}shots to 0, or split to '{benchmark.MainSplit}'."));
        }
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }
        var extraction = settings.Extraction == Auto ? wording!.Extraction : settings.Extraction;
        return new(benchmark, split, mode, wording!, settings.Shots, AnswerExtraction.Find(extraction));
    }

    private static ChoiceWording? FindWording(ChoiceBenchmark benchmark, IChoiceSettings settings, ChoiceMode mode, List<Problem> problems)
    {
        var section = benchmark.Section + ".";
        if (settings.Prompt == Auto)
        {
            var fitting = benchmark.Wordings.Where(w => w.Modes.Contains(mode)).ToList();
            // A wording made for prompts without shots comes before one that can do with fewer.
            return (settings.Shots == 0 ? fitting.FirstOrDefault(w => w.IsWithoutShots) : null) ?? fitting.First(w => !w.IsWithoutShots);
        }
        var wording = benchmark.Wordings.Single(w => w.Id == settings.Prompt);
        if (!wording.Modes.Contains(mode))
        {
            var fits = string.Join(" or ", wording.Modes.Select(m => $"'{Modes[(int)m]}'"));
            problems.Add(new Problem(
                section + "prompt", $"'{wording.Id}' is not for mode {settings.Mode}.", $"set {section}mode to {fits}, or prompt to 'auto'."));
        }
        if (wording.IsWithoutShots && settings.Shots > 0)
        {
            problems.Add(new Problem(section + "prompt", $"'{wording.Id}' has no shots.", $"set {section}shots to 0, or prompt to 'auto'."));
        }
        return wording;
    }

    private static void Check(List<Problem> problems, string key, string value, IReadOnlyCollection<string> valid)
    {
        if (!valid.Contains(value))
        {
            var near = Nearest.Find(value, valid) is { } name ? $"did you mean '{name}'? " : "";
            problems.Add(new Problem(key, $"'{value}' is unknown.", $"{near}Valid are: {string.Join(", ", valid)}."));
        }
    }
}
