using ModelTest.Configuration;
using ModelTest.Models;
using ModelTest.Problems;

namespace ModelTest.Running;

/// <summary>The model of a run: checked first, then opened in the background while the tests read their datasets.</summary>
internal sealed class ModelSource
{
    private readonly Suite suite;

    /// <summary>Starts checking and opening.</summary>
    /// <param name="suite">The test project.</param>
    /// <param name="cancellationToken">Gives opening up.</param>
    public ModelSource(Suite suite, CancellationToken cancellationToken)
    {
        this.suite = suite;
        Inspected = Task.Run(Inspect, cancellationToken);
        Opened = Open(cancellationToken);
    }

    /// <summary>The problems found without computing; empty when the model can be opened.</summary>
    public Task<IReadOnlyList<Problem>> Inspected { get; }

    /// <summary>The model; fails with an <see cref="InputException"/> when it cannot be used.</summary>
    public Task<IModel> Opened { get; }

    private ModelSettings Settings => suite.Settings.Model;

    private IReadOnlyList<Problem> Inspect() => Problem() is { } problem
        ? [problem]
        : [.. Engine()!.Inspect(Settings, suite.Settings.Templates).Select(suite.Settings.Locate)];

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
            throw new InputException([.. e.Problems.Select(suite.Settings.Locate)]);
        }
    }

    // That a configured engine exists was checked when the configuration was loaded.
    private IEngine? Engine() => suite.Registry.Engines.FirstOrDefault(
        e => Settings.Engine.Length > 0 ? e.Name.Equals(Settings.Engine, StringComparison.OrdinalIgnoreCase) : e.Accepts(Settings));

    private Problem? Problem()
    {
        var engines = suite.Registry.Engines;
        if (Settings.Path.Length == 0)
        {
            return new Problem(
                "model", "no model is given.", "name a checkpoint's folder: -p:Model=, the variable MODELTEST_model, or 'model' in modeltest.json.");
        }
        if (engines.Count == 0)
        {
            return new Problem(
                "the test project", "has no engine to run a model with.", "reference a package with one, such as ModelTest.OnnxRuntime.");
        }
        if (suite.Settings.InspectPath("model.path", Settings.Path) is { } missing)
        {
            return missing;
        }
        return Engine() is not null
            ? null
            : suite.Settings.Locate(new Problem(
                "model.path",
                $"no engine can run '{Secrets.HideUser(Settings.Path)}'.",
                $"name a Hugging Face folder, or the engine in model.engine ({string.Join(", ", engines.Select(e => e.Name))})."));
    }
}
