using ModelTest.Caching;
using ModelTest.Configuration;
using ModelTest.Doctor;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Recording;
using ModelTest.Replaying;

namespace ModelTest.Running;

/// <summary>A model of a run, or its judge: checked first, then opened in the background while the tests read their datasets.</summary>
internal sealed class ModelSource
{
    private readonly Suite suite;
    private readonly ModelRole role;
    private readonly Lazy<Task<Checkup>> examined;
    private readonly Func<RecordedRuns>? recorded;
    private readonly Func<ReplyCache?> cache;
    private readonly CancellationToken stopped;
    private readonly List<string> notes = [];
    private Lazy<Task<IModel>> opened;

    /// <summary>Starts checking and opening.</summary>
    /// <param name="suite">The test project.</param>
    /// <param name="role">Which model it is.</param>
    /// <param name="recorded">The runs that stand in for the model; null: it is opened.</param>
    /// <param name="cache">Gives the answers of earlier runs; null: none are kept.</param>
    /// <param name="cancellationToken">Gives opening up.</param>
    public ModelSource(
        Suite suite, ModelRole role, Func<RecordedRuns>? recorded, Func<ReplyCache?> cache, CancellationToken cancellationToken)
    {
        this.cache = cache;
        this.suite = suite;
        this.role = role;
        this.recorded = recorded;
        stopped = cancellationToken;
        Settings = role.SettingsOf(suite.Settings);
        Inspected = InspectAsync(cancellationToken);
        opened = Opening();
        _ = Opened;
        examined = new Lazy<Task<Checkup>>(() => ExamineAsync(cancellationToken));
    }

    /// <summary>The settings it is opened with.</summary>
    public ModelSettings Settings { get; }

    /// <summary>The problems found without computing; empty when the model can be opened.</summary>
    public Task<IReadOnlyList<Problem>> Inspected { get; }

    /// <summary>The model; fails with an <see cref="InputException"/> when it cannot be used.</summary>
    public Task<IModel> Opened => opened.Value;

    /// <summary>What there is to say of how the replies came; a sentence each.</summary>
    public IEnumerable<string> Notes => opened.IsValueCreated && Opened.IsCompletedSuccessfully ? [.. notes, .. NotesOf(Opened.Result)] : notes;

    /// <summary>What a question with a known answer shows of the model; it is asked once, by the first who wants to know.</summary>
    /// <exception cref="InputException">The model cannot be used.</exception>
    public Task<Checkup> Examined => examined.Value;

    /// <summary>Whether recorded runs stand in for the model.</summary>
    public bool IsRecorded => recorded is not null;

    /// <summary>The settings of generation that it answers, or answered, with; to be asked for once <see cref="Inspected"/> finds nothing.</summary>
    public GenerationSettings Generation => recorded?.Invoke().Generation(role.Section) ?? Settings.Generation;

    /// <summary>Gives the model back; whoever asks for it then has it opened again. Nobody may be asking it.</summary>
    public async Task CloseAsync()
    {
        var closed = opened;
        if (!closed.IsValueCreated)
        {
            return;
        }
        opened = Opening();
        try
        {
            var model = await closed.Value.ConfigureAwait(false);
            notes.AddRange(NotesOf(model));
            await model.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is InputException or OperationCanceledException)
        {
            // It was never opened; the tests have told why.
        }
    }

    private Lazy<Task<IModel>> Opening() => new(() => Open(stopped));

    private static string[] NotesOf(IModel model) => model.Note.Length > 0 ? [$"{model.Info.Name}: {model.Note}."] : [];

    private async Task<Checkup> ExamineAsync(CancellationToken cancellationToken)
    {
        var model = await Opened.ConfigureAwait(false);
        await model.ReadyAsync(cancellationToken).ConfigureAwait(false);
        // What an earlier run was told says nothing of the model as it is now.
        var asked = model is CachedModel cached ? cached.Inner : model;
        return await new ModelDoctor(asked, role.Section, Settings.Generation.Temperature == 0).ExamineAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Problem>> InspectAsync(CancellationToken cancellationToken)
    {
        if (recorded is not null)
        {
            return await Task.Run(InspectRecorded, cancellationToken).ConfigureAwait(false);
        }
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
        if (recorded is not null)
        {
            return new RecordedModel(InfoOf(recorded())!);
        }
        try
        {
            var answers = cache();
            var model = await Engine()!.OpenAsync(Settings, suite.Settings.Templates, cancellationToken).ConfigureAwait(false);
            return answers is null ? model : new CachedModel(model, Settings.Generation, answers);
        }
        catch (InputException e)
        {
            throw new InputException([.. e.Problems.Select(Locate)]);
        }
    }

    private IReadOnlyList<Problem> InspectRecorded()
    {
        try
        {
            return InfoOf(recorded!()) is not null
                ? []
                : [new Problem("run.mode", "is report, and nothing was judged in the runs it is about.", "set run.mode to evaluate.")];
        }
        catch (InputException e)
        {
            return e.Problems;
        }
    }

    private ModelInfo? InfoOf(RecordedRuns runs) => role == ModelRole.Model ? runs.Model : runs.Judge;

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
