using ModelTest.Configuration;
using ModelTest.Doctor;
using ModelTest.Models;
using ModelTest.Problems;

namespace ModelTest.Running;

/// <summary>A model of a run, or its judge: checked first, then opened in the background while the tests read their datasets.</summary>
internal sealed class ModelSource
{
    private readonly Suite suite;
    private readonly ModelRole role;
    private readonly Lazy<Task<Checkup>> examined;

    /// <summary>Starts checking and opening.</summary>
    /// <param name="suite">The test project.</param>
    /// <param name="role">Which model it is.</param>
    /// <param name="cancellationToken">Gives opening up.</param>
    public ModelSource(Suite suite, ModelRole role, CancellationToken cancellationToken)
    {
        this.suite = suite;
        this.role = role;
        Settings = role.SettingsOf(suite.Settings);
        Inspected = InspectAsync(cancellationToken);
        Opened = Open(cancellationToken);
        examined = new Lazy<Task<Checkup>>(() => ExamineAsync(cancellationToken));
    }

    /// <summary>The settings it is opened with.</summary>
    public ModelSettings Settings { get; }

    /// <summary>The problems found without computing; empty when the model can be opened.</summary>
    public Task<IReadOnlyList<Problem>> Inspected { get; }

    /// <summary>The model; fails with an <see cref="InputException"/> when it cannot be used.</summary>
    public Task<IModel> Opened { get; }

    /// <summary>What a question with a known answer shows of the model; it is asked once, by the first who wants to know.</summary>
    /// <exception cref="InputException">The model cannot be used.</exception>
    public Task<Checkup> Examined => examined.Value;

    private async Task<Checkup> ExamineAsync(CancellationToken cancellationToken)
    {
        var model = await Opened.ConfigureAwait(false);
        await model.ReadyAsync(cancellationToken).ConfigureAwait(false);
        return await new ModelDoctor(model, role.Section, Settings.Generation.Temperature == 0).ExamineAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Problem>> InspectAsync(CancellationToken cancellationToken)
    {
        if (Problem() is { } problem)
        {
            return [problem];
        }
        var found = await Engine()!.InspectAsync(Settings, suite.Settings.Templates, cancellationToken).ConfigureAwait(false);
        return [.. found.Select(Locate)];
    }

    private async Task<IModel> Open(CancellationToken cancellationToken)
    {
        var problems = await Inspected.ConfigureAwait(false);
        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }
        try
        {
            return await Engine()!.OpenAsync(Settings, suite.Settings.Templates, cancellationToken).ConfigureAwait(false);
        }
        catch (InputException e)
        {
            throw new InputException([.. e.Problems.Select(Locate)]);
        }
    }

    // That a configured engine exists was checked when the configuration was loaded.
    private IEngine? Engine() => suite.Registry.Engines.FirstOrDefault(
        e => Settings.Engine.Length > 0 ? e.Name.Equals(Settings.Engine, StringComparison.OrdinalIgnoreCase) : e.Accepts(Settings));

    // Engines know their own settings as those of 'model'.
    private Problem Locate(Problem problem) => suite.Settings.Locate(role.Rename(problem));

    private Problem? Problem()
    {
        var engines = suite.Registry.Engines;
        if (Settings.Path.Length == 0)
        {
            return role.Missing;
        }
        if (engines.Count == 0)
        {
            return new Problem(
                "the test project", "has no engine to run a model with.", "reference a package with one, such as ModelTest.OnnxRuntime.");
        }
        if (suite.Settings.InspectPath($"{role.Section}.path", Settings.Path) is { } missing)
        {
            return missing;
        }
        return Engine() is not null
            ? null
            : Locate(new Problem(
                "model.path",
                $"no engine can run '{Secrets.HideUser(Settings.Path)}'.",
                $"name a Hugging Face folder, or the engine in model.engine ({string.Join(", ", engines.Select(e => e.Name))})."));
    }
}
