using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ModelTest.Configuration;

namespace ModelTest.Models;

/// <summary>A model as the configuration describes it; section <c>model</c> or <c>judge</c>, or an entry of <c>models</c>.</summary>
public class ModelSettings
{
    /// <summary>A Hugging Face folder (absolute once loaded), or a server's URL.</summary>
    [SettingsPath]
    public string Path { get; set; } = "";

    /// <summary>The name in tables and files. Empty: the folder's name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The engine's name; empty: the first engine that takes the path.</summary>
    public string Engine { get; set; } = "";

    /// <summary>Where to run: <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
    public string Device { get; set; } = "cpu";

    /// <summary>Numbers of the GPUs that share the work; empty: the one that <see cref="Device"/> names.</summary>
    public int[] Devices { get; set; } = [];

    /// <summary>The type to compute in: <c>auto</c>, <c>float32</c> on the CPU, <c>float16</c> or <c>bfloat16</c> on a GPU.</summary>
    public string Dtype { get; set; } = "auto";

    /// <summary>Whether decode steps on a GPU are captured once and replayed (CUDA graphs).</summary>
    public bool CudaGraphs { get; set; }

    /// <summary>Whether ModelTest's own kernels compute attention of decode steps and activations on a GPU, instead of ONNX Runtime's.</summary>
    public bool CustomKernels { get; set; }

    /// <summary>Chat template: <c>auto</c>, the name of a built-in one, or a name in <c>templates</c>.</summary>
    public string Template { get; set; } = "auto";

    /// <summary>The most tokens of a prompt (OpenCompass's max_seq_len); 0: what the checkpoint's config.json says.</summary>
    [Range(0, int.MaxValue)]
    public int ContextLength { get; set; }

    /// <summary>Threads of the CPU engine; 0: one per core.</summary>
    [Range(0, 1024)]
    public int Threads { get; set; }

    /// <summary>The most tokens of one step, over all requests in it; 0: the engine's choice.</summary>
    [Range(0, int.MaxValue)]
    public int TokenBudget { get; set; }

    /// <summary>The most sequences of one step; 0: the engine's choice.</summary>
    [Range(0, int.MaxValue)]
    public int MaxBatch { get; set; }

    /// <summary>The most keys and values to keep, in MiB; 0: the engine's choice.</summary>
    [Range(0, int.MaxValue)]
    public int CacheMebibytes { get; set; }

    /// <summary>Whether prefixes shared by requests are computed once. Off only to measure what sharing brings.</summary>
    public bool SharePrefixes { get; set; } = true;

    /// <summary>Defaults of generation.</summary>
    public GenerationSettings Generation { get; set; } = new();

    /// <summary>How a server is asked, where the path is a URL.</summary>
    public ServerSettings Server { get; set; } = new();

    /// <summary>
    /// The keys whose values are not the defaults, such as <c>threads</c> or <c>server.api</c>: what an engine must not pass over when it means nothing
    /// to it.
    /// </summary>
    public IReadOnlyList<string> ChangedKeys() =>
        [.. Changed(this, new ModelSettings()), .. Changed(Server, new ServerSettings()).Select(k => "server." + k)];

    private static IEnumerable<string> Changed<T>(T settings, T defaults)
        where T : class =>
        SettingsNames.Properties(typeof(T))
            .Where(p => p.Value.PropertyType != typeof(ServerSettings)
                && JsonSerializer.Serialize(p.Value.GetValue(settings)) != JsonSerializer.Serialize(p.Value.GetValue(defaults)))
            .Select(p => p.Key);
}
