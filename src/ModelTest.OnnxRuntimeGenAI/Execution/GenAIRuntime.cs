using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.ML.OnnxRuntimeGenAI;
using ModelTest.OnnxRuntimeGenAI.Folders;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntimeGenAI.Execution;

/// <summary>A folder that is loaded. Used by one thread.</summary>
internal sealed class GenAIRuntime : IDisposable
{
    private readonly Config config;
    private readonly Model model;

    /// <summary>Loads a folder.</summary>
    /// <exception cref="InputException">GenAI refuses it.</exception>
    public GenAIRuntime(GenAIFolder folder, GenAIOptions options)
    {
        Options = options;
        Utils.DisableTelemetryEvents();
        try
        {
            config = new Config(folder.Path);
            config.ClearProviders();
            if (options.Gpu is { } gpu)
            {
                config.AppendProvider("cuda");
                config.SetProviderOption("cuda", "device_id", gpu.ToString(CultureInfo.InvariantCulture));
            }
            var session = new { intra_op_num_threads = options.Threads };
            config.Overlay(JsonSerializer.Serialize(new { model = new { pad_token_id = options.PadId, decoder = new { session_options = session } } }));
            model = new Model(config);
            TellsAllLogits = HasAllLogits();
        }
        catch (OnnxRuntimeGenAIException e)
        {
            model?.Dispose();
            config?.Dispose();
            throw new InputException(folder.Path, $"ONNX Runtime GenAI cannot load the folder: {e.Message}", "see docs/genai.md for what it has to hold.", e);
        }
    }

    /// <summary>The version of the package.</summary>
    public static string Version { get; } =
        typeof(GenAIRuntime).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "OnnxRuntimeGenAIVersion").Value!;

    /// <summary>How the folder is run.</summary>
    public GenAIOptions Options { get; }

    /// <summary>
    /// Whether the graph computes logits of every token, not only of the last. Where it does not, the last token of a shorter sequence in a batch
    /// would be its padding's, so that there can be no batches.
    /// </summary>
    public bool TellsAllLogits { get; }

    /// <summary>A generator of greedy sequences, whatever the folder's own defaults for searching are.</summary>
    /// <param name="batch">How many sequences.</param>
    /// <param name="length">The most tokens of each, padding included.</param>
    public Generator Start(int batch, int length)
    {
        using var search = new GeneratorParams(model);
        search.SetSearchOption("batch_size", batch);
        search.SetSearchOption("max_length", length);
        search.SetSearchOption("min_length", 0);
        search.SetSearchOption("num_beams", 1);
        search.SetSearchOption("num_return_sequences", 1);
        search.SetSearchOption("repetition_penalty", 1);
        search.SetSearchOption("do_sample", false);
        return new Generator(model, search);
    }

    public void Dispose()
    {
        model.Dispose();
        config.Dispose();
    }

    private bool HasAllLogits()
    {
        using var generator = Start(1, 2);
        generator.AppendTokens([0, 0]);
        using var logits = generator.GetOutput(LogitRows.Name);
        return logits.Shape()[1] == 2;
    }
}
