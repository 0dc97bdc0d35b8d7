using System.Text.Json;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntimeGenAI.Folders;

/// <summary>Reads genai_config.json.</summary>
internal static class GenAIConfigReader
{
    private const string Fix = "give a folder made by ONNX Runtime GenAI's model builder or by Olive; see docs/genai.md.";

    /// <summary>Reads the file of a folder.</summary>
    /// <exception cref="InputException">The file is missing or wrong, or describes a model that cannot be run here.</exception>
    public static GenAIConfig Read(string folder)
    {
        var file = JsonFile.Read(Path.Combine(folder, GenAIConfig.FileName), Fix);
        var model = new ConfigSection(file, "model");
        foreach (var part in new[] { "encoder", "embedding", "vision", "speech", "transducer", "draft" })
        {
            if (model.Has(part))
            {
                throw new InputException($"{file.Path}, key 'model.{part}'", "Only models of one text decoder can be run.", "give such a model.");
            }
        }
        var decoder = model.Section("decoder");
        if (decoder.Has("pipeline"))
        {
            throw new InputException($"{file.Path}, key 'model.decoder.pipeline'", "A decoder in several parts cannot be run.", "build the model as one graph.");
        }
        RefuseSlidingInputs(file, decoder);
        var vocabulary = model.Positive("vocab_size");
        var eos = model.Ids("eos_token_id", vocabulary);
        var pad = model.Has("pad_token_id") ? model.Ids("pad_token_id", vocabulary) : eos;
        return new GenAIConfig
        {
            Path = file.Path,
            Type = model.Text("type"),
            Graph = decoder.Text("filename"),
            VocabularySize = vocabulary,
            Positions = model.Positive("context_length"),
            EosIds = eos,
            PadId = pad[0],
            CacheSizePerToken = 2L * decoder.Positive("num_hidden_layers") * decoder.Positive("num_key_value_heads") * decoder.Positive("head_size"),
        };
    }

    // Windows that the graph's own attention keeps are no matter; those that GenAI cuts inputs or caches by would move positions.
    private static void RefuseSlidingInputs(JsonFile file, ConfigSection decoder)
    {
        if (!decoder.Has("sliding_window"))
        {
            return;
        }
        var window = decoder.Section("sliding_window");
        foreach (var key in new[] { "slide_inputs", "slide_key_value_cache" })
        {
            if (window.Find(key) is not { ValueKind: JsonValueKind.False })
            {
                throw new InputException(
                    $"{file.Path}, key 'model.decoder.sliding_window.{key}'",
                    "Models whose inputs or caches slide cannot be run: log-probabilities and shared prefixes need every position.",
                    "build the model for the CPU or CUDA.");
            }
        }
    }
}
