using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.OnnxRuntime;
using ModelTest.Models;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Graph;
using ModelTest.OnnxRuntime.Scheduling;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.OnnxRuntime;

/// <summary>Opens Hugging Face checkpoint folders on ONNX Runtime: no conversion, no Python.</summary>
public sealed class LocalEngine : IEngine
{
    private const string Cpu = "cpu";
    private static readonly string[] Devices = [Cpu];

    /// <inheritdoc/>
    public string Name => "onnxruntime";

    /// <inheritdoc/>
    public bool Accepts(ModelSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return !settings.Path.Contains("://", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Problem> Inspect(ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var (checkpoint, problems) = CheckpointInspector.Read(settings.Path);
        var all = problems.ToList();
        if (!Devices.Contains(settings.Device))
        {
            all.Add(new Problem("model.device", $"'{settings.Device}' is not a device of this engine.", Nearest.Suggest(settings.Device, Devices)));
        }
        if (checkpoint is not null)
        {
            all.AddRange(TemplateInspector.Inspect(TemplateInspector.Choose(settings, templates, checkpoint.Tokenizer), checkpoint));
            if (settings.ContextLength > checkpoint.Config.MaxPositions)
            {
                all.Add(new Problem(
                    "model.context_length",
                    $"{settings.ContextLength} is more than the {checkpoint.Config.MaxPositions} positions of {checkpoint.Config.Path}.",
                    $"give at most {checkpoint.Config.MaxPositions}, or leave it out."));
            }
        }
        return all;
    }

    /// <inheritdoc/>
    public Task<IModel> OpenAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var problems = Inspect(settings, templates);
        return problems.Count == 0
            ? Task.Run<IModel>(() => Open(settings, templates), cancellationToken)
            : Task.FromException<IModel>(new InputException(problems));
    }

    internal static OnnxRuntimeModel Open(ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates)
    {
        var checkpoint = Checkpoint.Open(settings.Path);
        var template = TemplateInspector.Choose(settings, templates, checkpoint.Tokenizer);
        var config = checkpoint.Config;
        var options = EngineDefaults.Scheduler(settings, config);
        var threads = settings.Threads > 0 ? settings.Threads : Environment.ProcessorCount;
        // Weights may lie on several disks or behind links: locations are relative to what all full paths share.
        var root = Path.GetPathRoot(checkpoint.Folder)!;
        var model = DecoderGraph.Build(config, TensorLayout.Of(checkpoint.Config), root, name => checkpoint.Tensors[name]);
        var executor = new OrtStepExecutor(model, root, config, EngineDefaults.Slots(settings, config, options), threads);
        var fingerprint = CheckpointFingerprint.Compute(checkpoint.Folder, checkpoint.Tensors) + template.RenderOpen(Prompt.FromUser("\0"));
        var info = new ModelInfo
        {
            Name = settings.Name.Length > 0 ? settings.Name : Path.GetFileName(Path.TrimEndingDirectorySeparator(checkpoint.Folder)),
            Engine = "onnxruntime " + OrtEnv.Instance().GetVersionString(),
            Device = $"{Cpu} ({threads} threads)",
            Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fingerprint))),
            Template = template.Name,
            ContextLength = settings.ContextLength > 0 ? settings.ContextLength : config.MaxPositions,
        };
        var stopIds = checkpoint.EosIds
            .Concat(settings.Generation.StopIds)
            .Concat(template.EndTokens.Select(t => checkpoint.Tokenizer.TokenId(t)!.Value))
            .ToHashSet();
        return new OnnxRuntimeModel(
            info, settings.Generation, config.MaxPositions, stopIds, template, checkpoint.Tokenizer, new Scheduler(executor, options));
    }
}
