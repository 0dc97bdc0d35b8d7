using ModelTest.Problems;

namespace ModelTest.Datasets.GSM8K;

/// <summary>The settings, checked.</summary>
/// <param name="Prompts">The wording.</param>
/// <param name="Rule">Takes the number from a reply and compares it.</param>
internal sealed record GSM8KOptions(GSM8KPrompts Prompts, GSM8KRule Rule)
{
    /// <summary>The most shots: the worked examples there are.</summary>
    public const int MostShots = 4;

    private const string Section = "datasets.gsm8k.";

    /// <summary>Checks the settings.</summary>
    /// <param name="settings">The section as bound.</param>
    /// <exception cref="InputException">Values are unknown or do not fit each other; names the keys and the valid values.</exception>
    public static GSM8KOptions From(GSM8KSettings settings)
    {
        var problems = new List<Problem>();
        Check(problems, "prompt", settings.Prompt, ["auto", .. GSM8KPrompts.Names]);
        Check(problems, "extraction", settings.Extraction, [.. GSM8KRule.All.Keys]);
        if (settings.Shots is < 0 or > MostShots)
        {
            problems.Add(new Problem(Section + "shots", $"{settings.Shots} is not from 0 to {MostShots}.", "there are four worked examples to show."));
        }
        if (settings is { Prompt: GSM8KPrompts.Boxed, Shots: > 0 })
        {
            problems.Add(new Problem(Section + "prompt", $"'{settings.Prompt}' has no shots.", $"set {Section}shots to 0, or prompt to 'auto'."));
        }
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }
        var name = settings.Prompt != "auto" ? settings.Prompt : settings.Shots == 0 ? GSM8KPrompts.Boxed : GSM8KPrompts.StepByStep;
        return new(new GSM8KPrompts(name, settings.Shots), GSM8KRule.All[settings.Extraction]);
    }

    private static void Check(List<Problem> problems, string key, string value, IReadOnlyCollection<string> valid)
    {
        if (!valid.Contains(value))
        {
            problems.Add(new Problem(Section + key, $"'{value}' is unknown.", Nearest.Suggest(value, valid)));
        }
    }
}
