using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.OnnxRuntime.Graph;
using ModelTest.OnnxRuntime.Kernels;

namespace ModelTest.OnnxRuntime.Execution;

/// <summary>
/// Runs steps on ONNX Runtime, all inputs and outputs lying on the device: on one session, or on a second one where every sequence has one new
/// token. Weights and caches are the same for both.
/// </summary>
internal sealed class OrtStepExecutor : IStepExecutor
{
    // "No capture", as a run's gpu_graph_id.
    private const int NoGraph = -1;

    private readonly ComputeDevice device;
    private readonly int vocabulary;
    private readonly int spareBlock;
    private readonly long wholeBytes;
    private readonly IDeviceKernels? kernels;
    private readonly StepSession session = null!;
    private readonly StepSession? decodeSession;
    private readonly WeightMemory weights = null!;
    private readonly CacheMemory cache = null!;
    private readonly StepMemory memory = null!;
    private readonly StepBinding binding = null!;
    private readonly StepBinding? decodeBinding;
    private readonly Dictionary<int, RunOptions> runOptions = [];
    private readonly Dictionary<(StepShape, int), int> graphs = [];
    private nint whole;
    private nint wholeStaging;

    /// <summary>Makes the session, brings the weights to the device and makes the cache.</summary>
    /// <param name="device">The device; disposed with the executor.</param>
    /// <param name="model">The graph and its weights.</param>
    /// <param name="config">The model's sizes.</param>
    /// <param name="blocks">Given the bytes that are free once all else is there: blocks of the cache.</param>
    /// <param name="blockSize">Tokens of a block.</param>
    /// <param name="largest">A shape that has the largest of every size of a step.</param>
    /// <param name="decodeModel">The graph for steps in which every sequence has one new token; null for the same.</param>
    public OrtStepExecutor(
        ComputeDevice device, DecoderModel model, ModelConfig config, Func<long, int> blocks, int blockSize, StepShape largest, DecoderModel? decodeModel = null)
    {
        (this.device, vocabulary, BlockSize) = (device, config.VocabularySize, blockSize);
        wholeBytes = (long)largest.Rows * vocabulary * sizeof(float);
        try
        {
            kernels = model.Form.HasKernels ? device.NewKernels(model.Type) : null;
            session = new StepSession(device, model, device.CanCapture && decodeModel is null, kernels);
            decodeSession = decodeModel is null ? null : new StepSession(device, decodeModel, device.CanCapture, kernels);
            weights = new WeightMemory(device, model);
            memory = new StepMemory(device, largest);
            if (!device.IsHost)
            {
                RunLargest(session, config, largest.Tokens, blockSize, largest.Rows);
                if (decodeSession is not null)
                {
                    // Each sequence of such a step is asked about.
                    var sequences = Math.Min(largest.Sequences, largest.Rows);
                    RunLargest(decodeSession, config, sequences, 1, sequences);
                }
            }
            Blocks = blocks(device.FreeBytes);
            // One more than there are for sequences: where those that fill up a shape store.
            spareBlock = Blocks;
            cache = new CacheMemory(device, model, config, Blocks + 1, blockSize, clear: !device.IsHost);
            binding = new StepBinding(session, device, vocabulary, weights, cache);
            decodeBinding = decodeSession is null ? null : new StepBinding(decodeSession, device, vocabulary, weights, cache);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Blocks that sequences can have.</summary>
    public int Blocks { get; }

    /// <summary>Tokens of a block.</summary>
    public int BlockSize { get; }

    public StepOutput Run(StepBatch batch)
    {
        batch.Copies.ForEach(cache.Copy);
        var shape = StepShape.Of(batch, vocabulary);
        // A kernel for single tokens counts on what is in the cache when the step begins.
        var bound = decodeBinding is not null && shape.IsDecode && !batch.Admits ? decodeBinding : binding;
        var picks = bound.Model.Form.PicksTokens;
        var wantsAll = !picks || batch.Requests.Exists(r => r.All);
        var graph = NoGraph;
        if (bound.Captures && shape.IsDecode && !wantsAll)
        {
            shape = shape.RoundedUp();
            graph = GraphOf(shape);
        }
        Run(bound, batch, shape, graph, wantsAll ? Whole() : 0);
        var all = wantsAll ? device.Download(whole, wholeStaging, (long)shape.Rows * vocabulary * sizeof(float)) : 0;
        var places = memory.Download(shape);
        return picks ? new PickedOutput(batch.Requests, shape, places, all, vocabulary) : new FullOutput(batch.Requests, all, vocabulary);
    }

    public void Dispose()
    {
        binding?.Dispose();
        decodeBinding?.Dispose();
        session?.Dispose();
        decodeSession?.Dispose();
        kernels?.Dispose();
        foreach (var options in runOptions.Values)
        {
            options.Dispose();
        }
        weights?.Dispose();
        cache?.Dispose();
        device.Dispose();
    }

    // What a session takes for computing it keeps: after the largest step it has all it will need, and what is free then is free.
    private void RunLargest(StepSession of, ModelConfig config, int tokens, int tokensPerSequence, int rows)
    {
        using var few = new CacheMemory(device, of.Model, config, 1, BlockSize, clear: true);
        using var once = new StepBinding(of, device, vocabulary, weights, few);
        var batch = new StepBatch();
        for (var left = tokens; left > 0; left -= tokensPerSequence)
        {
            // All in one block, and on each other: nobody reads what comes out.
            batch.InputIds.AddRange(Enumerable.Repeat(0L, Math.Min(left, tokensPerSequence)));
            batch.Starts.Add(batch.InputIds.Count);
            batch.Past.Add(0);
            batch.Blocks.Add([0]);
        }
        batch.Rows.AddRange(Enumerable.Range(0, rows).Select(r => (long)r));
        batch.Requests.AddRange(Enumerable.Repeat(new NextTokenRequest(), rows));
        Run(once, batch, StepShape.Of(batch, vocabulary), NoGraph, of.Model.Form.PicksTokens ? 0 : Whole());
        device.Synchronize();
    }

    private void Run(StepBinding bound, StepBatch batch, StepShape shape, int graph, nint logits)
    {
        var places = memory.Upload(batch, shape, spareBlock);
        bound.Bind(shape, places, memory.Version, logits);
        // A captured run keeps the bound of its first time: that of the shape.
        bound.WriteBounds(batch, graph == NoGraph ? 0 : shape.Width * BlockSize);
        bound.Run(OptionsOf(graph));
    }

    // A run of a shape is captured when it first comes and replayed from then on; ONNX Runtime tells them by a number.
    private int GraphOf(StepShape shape)
    {
        if (!graphs.TryGetValue((shape, memory.Version), out var id))
        {
            graphs[(shape, memory.Version)] = id = graphs.Count + 1;
        }
        return id;
    }

    private RunOptions OptionsOf(int graph)
    {
        if (!runOptions.TryGetValue(graph, out var options))
        {
            runOptions[graph] = options = new RunOptions();
            // The result is waited for when it is fetched.
            options.AddRunConfigEntry("disable_synchronize_execution_providers", "1");
            if (device.CanCapture)
            {
                options.AddRunConfigEntry("gpu_graph_id", graph.ToString(CultureInfo.InvariantCulture));
            }
        }
        return options;
    }

    // Made when it is first wanted, for the largest step: a device seldom needs it at all.
    private nint Whole()
    {
        if (whole == 0)
        {
            whole = device.Allocate(wholeBytes, clear: false);
            wholeStaging = device.IsHost ? 0 : device.AllocateStaging(wholeBytes);
        }
        return whole;
    }
}
