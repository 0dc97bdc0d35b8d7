using ModelTest.Configuration;
using ModelTest.Datasets.Judged;
using ModelTest.Datasets.MultipleChoice;
using ModelTest.Datasets.MultipleChoice.Methods;
using ModelTest.Problems;

namespace ModelTest.Datasets.Custom;

/// <summary>A definition, checked.</summary>
internal sealed record CustomPlan
{
    /// <summary>The dataset's name.</summary>
    public required string Name { get; init; }

    /// <summary>The definition.</summary>
    public required SettingsFile<CustomDefinition> File { get; init; }

    /// <summary>The files of questions.</summary>
    public required CustomFiles Files { get; init; }

    /// <summary>The files of shots; null: there are none.</summary>
    public required CustomFiles? ShotFiles { get; init; }

    /// <summary>How many shots are shown.</summary>
    public required int Shots { get; init; }

    /// <summary>The system turn; null: there is none.</summary>
    public required Template? System { get; init; }

    /// <summary>The user's turn.</summary>
    public required Template User { get; init; }

    /// <summary>The assistant's turn of a shot, and in mode ppl what is scored.</summary>
    public required Template Answer { get; init; }

    /// <summary>Takes answers from replies and compares them.</summary>
    public required CustomAnswers Answers { get; init; }

    /// <summary>The definition.</summary>
    public CustomDefinition Definition => File.Value;

    /// <summary>What the method has to know.</summary>
    public ChoiceAsking Asking => new($"datasets.{Name}", Definition.Mode, Shots)
    {
        MaxNewTokens = Definition.Prompt.MaxNewTokens,
        Stop = Definition.Prompt.Stop,
    };

    /// <summary>Six hex digits that name the prompts.</summary>
    public string Version => PromptVersion.Of(
        Definition.Prompt.System, Definition.Prompt.User, Definition.Prompt.Answer, Definition.Mode.ToString(), $"{Shots}", $"{Definition.Prompt.MaxNewTokens}",
        string.Join('\0', Definition.Prompt.Stop));

    /// <summary>Checks a definition.</summary>
    /// <param name="name">The dataset's name.</param>
    /// <param name="file">The definition.</param>
    /// <param name="folder">The data folder.</param>
    /// <param name="settings">What the configuration says.</param>
    /// <exception cref="InputException">All that is wrong with it, with lines.</exception>
    public static CustomPlan From(string name, SettingsFile<CustomDefinition> file, string folder, CustomDatasetSettings settings)
    {
        var definition = file.Value;
        var problems = new List<Problem>();
        var shots = settings.Shots ?? definition.Shots.Count;
        var full = Path.GetFullPath(folder);
        var files = new CustomFiles(full, definition.Files, file.Place("files"));
        var shotFiles = shots > 0 ? new CustomFiles(full, definition.Shots.Files, file.Place("shots.files")) : null;
        problems.AddRange(new[] { files.Inspect(), shotFiles?.Inspect() }.OfType<Problem>());
        if (shots > 0 && definition.Shots.Files == definition.Files && definition.Files.Length > 0)
        {
            problems.Add(new Problem(file.Place("shots.files"), "the shots are the questions themselves, with their answers.", "give another file, or set shots.count to 0."));
        }
        problems.AddRange(CustomChecks.Inspect(file));
        var system = Parse(file, "prompt.system", definition.Prompt.System, problems);
        var user = Parse(file, "prompt.user", definition.Prompt.User, problems);
        var answer = Parse(file, "prompt.answer", definition.Prompt.Answer, problems);
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }
        return new CustomPlan
        {
            Name = name,
            File = file,
            Files = files,
            ShotFiles = shotFiles,
            Shots = shots,
            System = definition.Prompt.System.Length > 0 ? system : null,
            User = user,
            Answer = answer,
            Answers = CustomAnswers.From(definition, file.Place("extraction.pattern")),
        };
    }

    private static Template Parse(SettingsFile<CustomDefinition> file, string key, string text, List<Problem> problems)
    {
        var template = Template.Parse(text, out var problem);
        if (problem is not null)
        {
            problems.Add(new Problem(file.Place(key), $"{problem}.", "write {{ and }} for braces that are no placeholders."));
        }
        string[] telling = [CustomValues.Answer, CustomValues.AnswerText, file.Value.Columns.Answer];
        if (key != "prompt.answer" && template.Names.FirstOrDefault(telling.Contains) is { } told)
        {
            problems.Add(new Problem(file.Place(key), $"'{{{told}}}' would tell the model the right answer.", "take it out; prompt.answer is the place for it."));
        }
        return template;
    }
}
