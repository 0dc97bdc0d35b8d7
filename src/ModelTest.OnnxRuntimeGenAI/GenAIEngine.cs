using Microsoft.ML.OnnxRuntime;
using ModelTest.Models;
using ModelTest.OnnxRuntime;
using ModelTest.OnnxRuntime.Templates;
using ModelTest.OnnxRuntimeGenAI.Execution;
using ModelTest.OnnxRuntimeGenAI.Folders;
using ModelTest.OnnxRuntimeGenAI.Scheduling;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.OnnxRuntimeGenAI;

/// <summary>Opens model folders of ONNX Runtime GenAI: those with a genai_config.json.</summary>
internal sealed class GenAIEngine : IEngine
{
    /// <inheritdoc/>
    public string Name => "onnxruntime-genai";

    /// <inheritdoc/>
    public bool Accepts(ModelSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return File.Exists(Path.Combine(settings.Path, GenAIConfig.FileName));
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
        return Task.Run<IModel>(() => Open(settings, templates), cancellationToken);
    }

    /// <summary>Opens a model.</summary>
    internal static OnnxRuntimeModel Open(ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates)
    {
        var (folder, template, problems) = Read(settings, templates);
        if (folder is null || template is null || problems.Count > 0)
        {
            throw new InputException(problems);
        }
        var options = GenAIOptions.Of(settings, folder.Config);
        var info = new ModelInfo
        {
            Name = settings.Name.Length > 0 ? settings.Name : Path.GetFileName(Path.TrimEndingDirectorySeparator(folder.Path)),
            Engine = $"onnxruntime-genai {GenAIRuntime.Version} (onnxruntime {OrtEnv.Instance().GetVersionString()})",
            Device = options.Device,
            Dtype = folder.Graph.Dtype,
            Fingerprint = ModelFingerprint.Compute(GenAIFingerprint.Compute(folder), template),
            Template = template.Name,
            ContextLength = settings.ContextLength > 0 ? settings.ContextLength : folder.Config.Positions,
        };
        var stopIds = StopIds.Of(folder.EosIds, settings, template, folder.Tokenizer);
        var scheduler = new GenAIScheduler(() => new GenAIRuntime(folder, options), options);
        return new OnnxRuntimeModel(info, settings.Generation, folder.Config.Positions, stopIds, template, folder.Tokenizer, scheduler);
    }

    // Everything there is to check; the folder and the template are there when nothing is wrong with them.
    private static (GenAIFolder? Folder, MetaTemplate? Template, List<Problem> Problems) Read(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates)
    {
        var (folder, found) = GenAIFolderInspector.Read(settings.Path);
        List<Problem> problems = [.. found, .. SettingsInspector.Foreign(settings), .. GenAISettingsInspector.Inspect(settings)];
        MetaTemplate? template = null;
        if (folder is not null)
        {
            template = TemplateInspector.Choose(settings, templates, folder.TemplateSource, problems);
            problems.AddRange(template is null ? [] : TemplateInspector.Inspect(template, folder.TemplateSource));
            problems.AddRange(SettingsInspector.Inspect(settings, folder.Config.Path, folder.Config.Positions, folder.Config.VocabularySize));
        }
        return (folder, template, problems);
    }
}
