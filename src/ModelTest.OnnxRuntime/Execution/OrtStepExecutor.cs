using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using ModelTest.OnnxRuntime.Attention;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Graph;

namespace ModelTest.OnnxRuntime.Execution;

/// <summary>Runs steps on an ONNX Runtime CPU session. The cache has blocks of one token, so that prefixes are shared to the token.</summary>
internal sealed unsafe class OrtStepExecutor : IStepExecutor
{
    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new();
    private readonly string[] inputNames;
    private readonly string[] outputNames;
    private readonly List<OrtValue> caches = [];
    private readonly float* cacheMemory;
    private float[] logits = [];
    private int[] table = [];

    /// <summary>Makes the session; reads and converts the weights.</summary>
    /// <param name="model">The serialized graph.</param>
    /// <param name="root">The folder the locations of weights are relative to.</param>
    /// <param name="config">The model's sizes.</param>
    /// <param name="slots">Slots of the cache.</param>
    /// <param name="threads">Threads to compute with; at least 1.</param>
    public OrtStepExecutor(byte[] model, string root, ModelConfig config, int slots, int threads)
    {
        Vocabulary = config.VocabularySize;
        // Reserved, not touched: the system gives pages as slots are used.
        cacheMemory = (float*)NativeMemory.Alloc((nuint)(config.CacheSizePerToken * slots), sizeof(float));
        using (var options = new SessionOptions { IntraOpNumThreads = threads, EnableMemoryPattern = false })
        {
            options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", root);
            // Converted weights live as long as the session: the arena, made for what comes and goes, would take and clear more pages for them.
            options.AddSessionConfigEntry("session.use_device_allocator_for_initializers", "1");
            PagedAttention.AddTo(options);
            try
            {
                session = new InferenceSession(model, options);
            }
            catch
            {
                NativeMemory.Free(cacheMemory);
                throw;
            }
        }
        long[] cacheShape = [slots, 1, config.KeyValueHeads, config.HeadDim];
        var floats = (long)slots * config.KeyValueHeads * config.HeadDim;
        var names = new List<string>();
        for (var i = 0; i < config.Layers; i++)
        {
            names.AddRange(DecoderGraph.KeyCache(i), DecoderGraph.ValueCache(i));
        }
        for (var i = 0; i < names.Count; i++)
        {
            caches.Add(OrtValue.CreateTensorValueWithData(
                OrtMemoryInfo.DefaultInstance, TensorElementType.Float, cacheShape, (nint)(cacheMemory + (i * floats)), floats * sizeof(float)));
        }
        inputNames = [DecoderGraph.InputIds, DecoderGraph.Starts, DecoderGraph.Past, DecoderGraph.Table, DecoderGraph.LogitRows, .. names];
        outputNames = [DecoderGraph.Logits, .. names.Select(n => n + "_out")];
    }

    public int Vocabulary { get; }

    public ReadOnlySpan<float> Run(StepBatch batch)
    {
        var width = batch.Slots.Max(s => s.Count);
        if (table.Length < batch.Slots.Count * width)
        {
            table = new int[batch.Slots.Count * width];
        }
        for (var i = 0; i < batch.Slots.Count; i++)
        {
            batch.Slots[i].CopyTo(table, i * width);
        }
        var needed = batch.LogitRows.Count * Vocabulary;
        if (logits.Length < needed)
        {
            logits = GC.AllocateUninitializedArray<float>(needed);
        }
        using var ids = Tensor(batch.InputIds.ToArray(), batch.InputIds.Count);
        using var starts = Tensor(batch.Starts.ToArray(), batch.Starts.Count);
        using var past = Tensor(batch.Past.ToArray(), batch.Past.Count);
        using var blocks = OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, table.AsMemory(0, batch.Slots.Count * width), [batch.Slots.Count, width]);
        using var rows = Tensor(batch.LogitRows.ToArray(), batch.LogitRows.Count);
        using var output = OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, logits.AsMemory(0, needed), [batch.LogitRows.Count, Vocabulary]);
        session.Run(runOptions, inputNames, [ids, starts, past, blocks, rows, .. caches], outputNames, [output, .. caches]);
        return logits.AsSpan(0, needed);
    }

    public void Dispose()
    {
        session.Dispose();
        runOptions.Dispose();
        caches.ForEach(c => c.Dispose());
        NativeMemory.Free(cacheMemory);
    }

    private static OrtValue Tensor<T>(T[] values, params long[] shape)
        where T : unmanaged => OrtValue.CreateTensorValueFromMemory(values, shape);
}
