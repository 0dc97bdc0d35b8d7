using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.OnnxRuntime.Graph;

namespace ModelTest.OnnxRuntime.Execution;

/// <summary>Runs steps on an ONNX Runtime session, all of whose inputs and outputs lie on the device.</summary>
internal sealed class OrtStepExecutor : IStepExecutor
{
    // "No capture", as a run's gpu_graph_id.
    private const string NoGraph = "-1";

    private readonly ComputeDevice device;
    private readonly DecoderModel model;
    private readonly int vocabulary;
    private readonly int spareBlock;
    private readonly long wholeBytes;
    private readonly WeightMemory weights;
    private readonly CacheMemory cache;
    private readonly StepMemory memory;
    private readonly InferenceSession session;
    private readonly OrtIoBinding binding;
    private readonly RunOptions runOptions = new();
    private readonly List<OrtValue> bound = [];
    private (StepShape Shape, int Version, bool WantsAll) boundAs;
    private readonly int[] bounds = new int[2];
    private readonly long[] topCount = new long[1];
    private readonly Dictionary<(StepShape, int), int> captured = [];
    private nint whole;
    private nint wholeStaging;

    /// <summary>Makes the session, brings the weights to the device and makes the cache.</summary>
    /// <param name="device">The device; disposed with the executor.</param>
    /// <param name="model">The graph and its weights.</param>
    /// <param name="config">The model's sizes.</param>
    /// <param name="blocks">Given the bytes that are free once the weights are loaded: blocks of the cache.</param>
    /// <param name="blockSize">Tokens of a block.</param>
    /// <param name="largest">A shape that has the largest of every size of a step.</param>
    public OrtStepExecutor(ComputeDevice device, DecoderModel model, ModelConfig config, Func<long, int> blocks, int blockSize, StepShape largest)
    {
        (this.device, this.model, vocabulary, BlockSize) = (device, model, config.VocabularySize, blockSize);
        wholeBytes = (long)largest.Rows * vocabulary * sizeof(float);
        try
        {
            session = NewSession();
            binding = session.CreateIoBinding();
            weights = new WeightMemory(device, model);
            Blocks = blocks(device.FreeBytes);
            // One more than there are for sequences: where those that fill up a shape store.
            spareBlock = Blocks;
            cache = new CacheMemory(device, model, config, Blocks + 1, blockSize, clear: !device.IsHost);
            memory = new StepMemory(device, largest);
        }
        catch
        {
            Dispose();
            throw;
        }
        foreach (var (name, value) in weights.Values.Concat(cache.Names.Zip(cache.Values)))
        {
            binding.BindInput(name, value);
        }
        runOptions.AddRunConfigEntry("disable_synchronize_execution_providers", "1");
    }

    /// <summary>Blocks that sequences can have.</summary>
    public int Blocks { get; }

    /// <summary>Tokens of a block.</summary>
    public int BlockSize { get; }

    public StepOutput Run(StepBatch batch)
    {
        batch.Copies.ForEach(cache.Copy);
        var shape = StepShape.Of(batch, vocabulary);
        var wantsAll = !model.Form.PicksTokens || batch.Requests.Exists(r => r.All);
        var graph = NoGraph;
        if (device.CanCapture && shape.IsDecode && !wantsAll)
        {
            shape = shape.RoundedUp();
            graph = GraphOf(shape);
        }
        var places = memory.Upload(batch, shape, spareBlock);
        Bind(shape, places, wantsAll);
        WriteBounds(batch, shape, replayed: graph != NoGraph);
        if (device.CanCapture)
        {
            runOptions.AddRunConfigEntry("gpu_graph_id", graph);
        }
        session.RunWithBinding(runOptions, binding);
        var all = wantsAll ? Fetch(shape) : 0;
        return model.Form.PicksTokens
            ? new PickedOutput(batch.Requests, shape, memory.Download(shape), all, vocabulary)
            : new FullOutput(batch.Requests, all, vocabulary);
    }

    public void Dispose()
    {
        bound.ForEach(b => b.Dispose());
        binding?.Dispose();
        session?.Dispose();
        runOptions.Dispose();
        weights?.Dispose();
        cache?.Dispose();
        device.Dispose();
    }

    private InferenceSession NewSession()
    {
        using var options = new SessionOptions { EnableMemoryPattern = false };
        if (model.Root.Length > 0)
        {
            options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", model.Root);
            // Converted weights live as long as the session: the arena, made for what comes and goes, would take and clear more pages for them.
            options.AddSessionConfigEntry("session.use_device_allocator_for_initializers", "1");
        }
        device.AddTo(options);
        return new InferenceSession(model.Bytes, options);
    }

    // Decode steps mostly have the shape of the one before: then everything is bound already.
    private void Bind(StepShape shape, StepPlaces places, bool wantsAll)
    {
        if (boundAs == (shape, memory.Version, wantsAll))
        {
            return;
        }
        Unbind();
        Input(DecoderGraph.InputIds, TensorElementType.Int64, places.Ids, shape.Tokens);
        Input(DecoderGraph.Starts, TensorElementType.Int32, places.Starts, shape.Sequences + 1);
        Input(DecoderGraph.Past, TensorElementType.Int32, places.Past, shape.Sequences);
        Input(DecoderGraph.Table, TensorElementType.Int32, places.Table, shape.Sequences, shape.Width);
        Input(DecoderGraph.Rows, TensorElementType.Int64, places.Rows, shape.Rows);
        if (model.Form.IsContrib)
        {
            Input(DecoderGraph.Bounds, OrtValue.CreateTensorValueFromMemory(bounds, [2]));
        }
        foreach (var (name, value) in cache.Names.Zip(cache.Values))
        {
            binding.BindOutput(name + "_out", value);
        }
        if (model.Form.PicksTokens)
        {
            topCount[0] = shape.Top;
            Input(DecoderGraph.TopCount, OrtValue.CreateTensorValueFromMemory(topCount, [1]));
            Input(DecoderGraph.Asked, TensorElementType.Int64, places.Asked, shape.Rows, shape.Asked);
            Output(DecoderGraph.Top, TensorElementType.Float, places.Top, shape.Rows, shape.Top);
            Output(DecoderGraph.TopIds, TensorElementType.Int64, places.TopIds, shape.Rows, shape.Top);
            Output(DecoderGraph.AskedScores, TensorElementType.Float, places.AskedScores, shape.Rows, shape.Asked);
        }
        if (wantsAll)
        {
            var name = model.Form.PicksTokens ? DecoderGraph.LogProbabilities : DecoderGraph.Logits;
            Output(name, TensorElementType.Float, Whole(), shape.Rows, vocabulary);
        }
        boundAs = (shape, memory.Version, wantsAll);
    }

    private void Unbind()
    {
        binding.ClearBoundOutputs();
        bound.ForEach(b => b.Dispose());
        bound.Clear();
        boundAs = default;
    }

    private void WriteBounds(StepBatch batch, StepShape shape, bool replayed)
    {
        (bounds[0], bounds[1]) = (0, 0);
        for (var i = 0; i < batch.Past.Count; i++)
        {
            var tokens = batch.Starts[i + 1] - batch.Starts[i];
            bounds[0] = Math.Max(bounds[0], tokens);
            bounds[1] = Math.Max(bounds[1], batch.Past[i] + tokens);
        }
        if (replayed)
        {
            // A captured run keeps the bound of its first time: that of the shape.
            bounds[1] = shape.Width * BlockSize;
        }
    }

    // A run of a shape is captured the second time it comes and replayed from then on; ONNX Runtime tells them by a number.
    private string GraphOf(StepShape shape)
    {
        if (!captured.TryGetValue((shape, memory.Version), out var id))
        {
            captured[(shape, memory.Version)] = id = captured.Count + 1;
        }
        return id.ToString(CultureInfo.InvariantCulture);
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

    private nint Fetch(StepShape shape)
    {
        var host = device.Download(whole, wholeStaging, (long)shape.Rows * vocabulary * sizeof(float));
        device.Synchronize();
        return host;
    }

    private void Input(string name, TensorElementType type, nint address, params long[] shape) => Input(name, Tensor(type, address, shape));

    private void Input(string name, OrtValue value)
    {
        bound.Add(value);
        binding.BindInput(name, value);
    }

    private void Output(string name, TensorElementType type, nint address, params long[] shape)
    {
        var value = Tensor(type, address, shape);
        bound.Add(value);
        binding.BindOutput(name, value);
    }

    private OrtValue Tensor(TensorElementType type, nint address, long[] shape) => OrtValue.CreateTensorValueWithData(
        device.Memory, type, shape, address, shape.Aggregate(1L, (a, b) => a * b) * (type == TensorElementType.Int64 ? sizeof(long) : sizeof(int)));
}
