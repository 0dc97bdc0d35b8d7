using Microsoft.ML.OnnxRuntime;
using ModelTest.Models;
using ModelTest.OnnxRuntime.Backends;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Scheduling;
using ModelTest.OnnxRuntime.Templates;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.OnnxRuntime;

/// <summary>Opens Hugging Face checkpoint folders on ONNX Runtime: no conversion, no Python.</summary>
internal sealed class LocalEngine : IEngine
{
    /// <inheritdoc/>
    public string Name => "onnxruntime";

    /// <inheritdoc/>
    public bool Accepts(ModelSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return !settings.Path.Contains("://", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Problem>> InspectAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Task.Run<IReadOnlyList<Problem>>(() => Read(settings, templates).Problems, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>The weights are loaded in the background: the model counts tokens at once, and is ready later.</remarks>
    public Task<IModel> OpenAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Task.Run<IModel>(() => Open(settings, templates, on: null, cancellationToken), cancellationToken);
    }

    /// <summary>Opens a model, on another backend than its settings name where one is given.</summary>
    internal static OnnxRuntimeModel Open(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, Backend? on = null, CancellationToken cancellationToken = default)
    {
        var (checkpoint, template, backend, problems) = Read(settings, templates, on);
        if (checkpoint is null || template is null || problems.Count > 0)
        {
            throw new InputException(problems);
        }
        // Prompt and reply live in the cache together: what it cannot hold is refused at once, not after minutes of computing.
        var positions = Math.Min(checkpoint.Config.MaxPositions, backend.CacheTokens(checkpoint.Config));
        var info = new ModelInfo
        {
            Name = settings.Name.Length > 0 ? settings.Name : Path.GetFileName(Path.TrimEndingDirectorySeparator(checkpoint.Folder)),
            Engine = "onnxruntime " + OrtEnv.Instance().GetVersionString(),
            Device = backend.Device,
            Dtype = backend.Dtype(checkpoint),
            Fingerprint = ModelFingerprint.Compute(CheckpointFingerprint.Compute(checkpoint.Folder, checkpoint.Tensors), template),
            Template = template.Name,
            ContextLength = settings.ContextLength > 0 ? Math.Min(settings.ContextLength, positions) : positions,
        };
        cancellationToken.ThrowIfCancellationRequested();
        var stopIds = StopIds.Of(checkpoint.EosIds, settings, template, checkpoint.Tokenizer);
        var scheduler = new Scheduler(backend.Devices(checkpoint, positions));
        return new OnnxRuntimeModel(info, settings.Generation, positions, stopIds, template, checkpoint.Tokenizer, scheduler);
    }

    // Everything there is to check; the checkpoint and the template are there when nothing is wrong with them.
    private static (Checkpoint? Checkpoint, MetaTemplate? Template, Backend Backend, List<Problem> Problems) Read(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, Backend? on = null)
    {
        var (checkpoint, found) = CheckpointInspector.Read(settings.Path);
        var problems = found.Concat(SettingsInspector.Foreign(settings)).ToList();
        var backend = on ?? Backend.Of(settings, problems);
        MetaTemplate? template = null;
        if (checkpoint is not null)
        {
            template = TemplateInspector.Choose(settings, templates, checkpoint.TemplateSource, problems);
            problems.AddRange(template is null ? [] : TemplateInspector.Inspect(template, checkpoint.TemplateSource));
            problems.AddRange(SettingsInspector.Inspect(settings, checkpoint.Config.Path, checkpoint.Config.MaxPositions, checkpoint.Config.VocabularySize));
            problems.AddRange(backend.Inspect(checkpoint));
        }
        return (checkpoint, template, backend, problems);
    }
}
