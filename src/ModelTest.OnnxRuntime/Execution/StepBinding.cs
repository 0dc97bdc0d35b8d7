using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.OnnxRuntime.Graph;

namespace ModelTest.OnnxRuntime.Execution;

/// <summary>Binds a session's inputs and outputs to where they are on the device.</summary>
internal sealed class StepBinding : IDisposable
{
    private readonly StepSession session;
    private readonly ComputeDevice device;
    private readonly int vocabulary;
    private readonly CacheMemory cache;
    private readonly OrtIoBinding binding;
    private readonly List<OrtValue> bound = [];
    private readonly int[] bounds = new int[2];
    private readonly long[] topCount = new long[1];
    private readonly long[] partCount = new long[1];
    private (StepShape Shape, int Version, bool WantsAll) boundAs;

    /// <summary>Binds what stays: weights and caches.</summary>
    /// <param name="session">The session.</param>
    /// <param name="device">The device.</param>
    /// <param name="vocabulary">Tokens there are.</param>
    /// <param name="weights">The weights; kept by the caller.</param>
    /// <param name="cache">The caches; kept by the caller.</param>
    public StepBinding(StepSession session, ComputeDevice device, int vocabulary, WeightMemory weights, CacheMemory cache)
    {
        (this.session, this.device, this.vocabulary, this.cache) = (session, device, vocabulary, cache);
        binding = session.Session.CreateIoBinding();
        foreach (var (name, value) in weights.Values.Concat(cache.Names.Zip(cache.Values)))
        {
            binding.BindInput(name, value);
        }
        BindCacheOutputs();
    }

    /// <summary>The session's graph.</summary>
    public DecoderModel Model => session.Model;

    /// <summary>Whether runs may be captured.</summary>
    public bool Captures => session.Captures;

    /// <summary>Binds a step. Decode steps mostly have the shape of the one before: then nothing is to do.</summary>
    /// <param name="shape">The step's shape.</param>
    /// <param name="places">Where its small tensors are.</param>
    /// <param name="version">Which memory they are in.</param>
    /// <param name="whole">Where logits of the whole vocabulary go; 0 when nobody wants them.</param>
    public void Bind(StepShape shape, StepPlaces places, int version, nint whole)
    {
        var wanted = (shape, version, whole != 0);
        if (boundAs == wanted)
        {
            return;
        }
        if (boundAs.WantsAll && whole == 0)
        {
            // An output cannot be taken back by itself.
            binding.ClearBoundOutputs();
            BindCacheOutputs();
        }
        var before = bound.ToArray();
        bound.Clear();
        Input(DecoderGraph.InputIds, TensorElementType.Int64, places.Ids, shape.Tokens);
        Input(DecoderGraph.Starts, TensorElementType.Int32, places.Starts, shape.Sequences + 1);
        Input(DecoderGraph.Past, TensorElementType.Int32, places.Past, shape.Sequences);
        Input(DecoderGraph.Table, TensorElementType.Int32, places.Table, shape.Sequences, shape.Width);
        Input(DecoderGraph.Rows, TensorElementType.Int64, places.Rows, shape.Rows);
        if (Model.Form.HasBounds)
        {
            Input(DecoderGraph.Bounds, OrtValue.CreateTensorValueFromMemory(bounds, [2]));
        }
        if (Model.Form.PicksTokens)
        {
            topCount[0] = shape.Top;
            partCount[0] = LikeliestTokens.PartCount(vocabulary, shape.Top);
            Input(DecoderGraph.TopCount, OrtValue.CreateTensorValueFromMemory(topCount, [1]));
            Input(DecoderGraph.PartCount, OrtValue.CreateTensorValueFromMemory(partCount, [1]));
            Input(DecoderGraph.Asked, TensorElementType.Int64, places.Asked, shape.Rows, shape.Asked);
            Output(DecoderGraph.Top, TensorElementType.Float, places.Top, shape.Rows, shape.Top);
            Output(DecoderGraph.TopIds, TensorElementType.Int64, places.TopIds, shape.Rows, shape.Top);
            Output(DecoderGraph.AskedScores, TensorElementType.Float, places.AskedScores, shape.Rows, shape.Asked);
        }
        if (whole != 0)
        {
            Output(Model.Form.PicksTokens ? DecoderGraph.LogProbabilities : DecoderGraph.Logits, TensorElementType.Float, whole, shape.Rows, vocabulary);
        }
        Dispose(before);
        boundAs = wanted;
    }

    /// <summary>Writes the bounds of a step's lengths, which the attention operator reads on the host.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="most">An upper bound of the tokens of a sequence; 0: the batch's own.</param>
    public void WriteBounds(StepBatch batch, int most)
    {
        (bounds[0], bounds[1]) = (0, most);
        for (var i = 0; i < batch.Past.Count; i++)
        {
            var tokens = batch.Starts[i + 1] - batch.Starts[i];
            bounds[0] = Math.Max(bounds[0], tokens);
            bounds[1] = Math.Max(bounds[1], batch.Past[i] + tokens);
        }
    }

    /// <summary>Runs what is bound.</summary>
    public void Run(RunOptions options) => session.Session.RunWithBinding(options, binding);

    public void Dispose()
    {
        Dispose(bound);
        binding.Dispose();
    }

    private void BindCacheOutputs()
    {
        foreach (var (name, value) in cache.Names.Zip(cache.Values))
        {
            binding.BindOutput(name + "_out", value);
        }
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

    private static void Dispose(IEnumerable<OrtValue> values)
    {
        foreach (var value in values)
        {
            value.Dispose();
        }
    }
}
