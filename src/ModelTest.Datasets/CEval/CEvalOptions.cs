using ModelTest.Datasets.Extraction;
using ModelTest.Problems;

namespace ModelTest.Datasets.CEval;

/// <summary>The settings, checked.</summary>
/// <param name="ScoredSplit">The folder the scored rows come from: <c>val</c> or <c>dev</c>.</param>
/// <param name="Mode">How the answer is got.</param>
/// <param name="Wording">The prompt text.</param>
/// <param name="Shots">How many dev rows come before each question.</param>
/// <param name="Extract">Takes the prediction from a reply.</param>
internal sealed record CEvalOptions(
    string ScoredSplit, CEvalMode Mode, CEvalWording Wording, int Shots, Func<string, string> Extract)
{
    /// <summary>The most shots: the dev rows of a subject.</summary>
    public const int MostShots = 5;

    private const string Section = "datasets.ceval.";
    private const string Auto = "auto";
    private static readonly string[] Splits = ["dev+val", "val", "dev"];
    private static readonly string[] Modes = ["gen", "ppl", "clp"];

    /// <summary>The mode as in settings and tables.</summary>
    public string ModeName => Modes[(int)Mode];

    /// <summary>Checks the settings.</summary>
    /// <param name="settings">The section as bound.</param>
    /// <exception cref="InputException">Values are unknown or do not fit each other; names the keys and the valid values.</exception>
    public static CEvalOptions From(CEvalSettings settings)
    {
        var problems = new List<Problem>();
        if (settings.Split == "test")
        {
            problems.Add(new Problem(Section + "split", "the labels of the test split are not public, so it cannot be scored here.",
                "set it to 'val', or submit the answers on C-Eval's own site."));
        }
        else
        {
            Check(problems, "split", settings.Split, Splits);
        }
        Check(problems, "mode", settings.Mode, Modes);
        Check(problems, "prompt", settings.Prompt, [Auto, .. CEvalWording.All.Select(w => w.Id)]);
        Check(problems, "extraction", settings.Extraction, [Auto, .. AnswerExtraction.Names]);
        if (settings.Shots is < 0 or > MostShots)
        {
            problems.Add(new Problem(Section + "shots", $"{settings.Shots} is not from 0 to {MostShots}.", "a subject has five dev rows to show."));
        }
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }
        var mode = (CEvalMode)Array.IndexOf(Modes, settings.Mode);
        var wording = FindWording(settings, mode, problems);
        if (mode != CEvalMode.Gen && settings.Extraction != Auto)
        {
            problems.Add(new Problem(
                Section + "extraction", $"mode {settings.Mode} writes no reply to take a letter from.", "remove the key, or set mode to 'gen'."));
        }
        if (settings is { Split: "dev", Shots: > 0 })
        {
            problems.Add(new Problem(
                Section + "split", "with shots every dev question would show its own answer.", $"set {Section}shots to 0, or split to 'val'."));
        }
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }
        var extraction = settings.Extraction == Auto ? wording!.Extraction : settings.Extraction;
        return new(settings.Split == "dev" ? "dev" : "val", mode, wording!, settings.Shots, AnswerExtraction.Find(extraction));
    }

    private static CEvalWording? FindWording(CEvalSettings settings, CEvalMode mode, List<Problem> problems)
    {
        if (settings.Prompt == Auto)
        {
            return mode == CEvalMode.Gen && settings.Shots == 0 ? CEvalWording.StepByStep : CEvalWording.All.First(w => w.Modes.Contains(mode));
        }
        var wording = CEvalWording.All.Single(w => w.Id == settings.Prompt);
        if (!wording.Modes.Contains(mode))
        {
            var fits = string.Join(" or ", wording.Modes.Select(m => $"'{Modes[(int)m]}'"));
            problems.Add(new Problem(
                Section + "prompt", $"'{wording.Id}' is not for mode {settings.Mode}.", $"set {Section}mode to {fits}, or prompt to 'auto'."));
        }
        if (wording == CEvalWording.StepByStep && settings.Shots > 0)
        {
            problems.Add(new Problem(Section + "prompt", $"'{wording.Id}' has no shots.", $"set {Section}shots to 0, or prompt to 'auto'."));
        }
        return wording;
    }

    private static void Check(List<Problem> problems, string key, string value, IReadOnlyCollection<string> valid)
    {
        if (!valid.Contains(value))
        {
            var near = Nearest.Find(value, valid) is { } name ? $"did you mean '{name}'? " : "";
            problems.Add(new Problem(Section + key, $"'{value}' is unknown.", $"{near}Valid are: {string.Join(", ", valid)}."));
        }
    }
}
