using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.OnnxRuntime.Graph;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.Throughput;

/// <summary>What a device reaches in a large matrix product of ONNX Runtime, and in copying its memory: the floors of prefill and decode.</summary>
internal sealed unsafe class DevicePeak : IDisposable
{
    private const int Repetitions = 5;

    private readonly ComputeDevice device;
    private readonly DataType type;
    private readonly int size;
    private readonly InferenceSession session;
    private readonly OrtIoBinding binding;
    private readonly RunOptions runOptions = new();
    private readonly List<OrtValue> values = [];
    private readonly nint left;
    private readonly nint right;

    /// <summary>Makes matrices of noise on the device.</summary>
    /// <param name="device">The device; disposed with this.</param>
    /// <param name="type">The type to compute in.</param>
    public DevicePeak(ComputeDevice device, DataType type)
    {
        (this.device, this.type) = (device, type);
        // Large enough that launching costs nothing, small enough for a CPU's patience.
        size = device.IsHost ? 1536 : 8192;
        var graph = new GraphWriter();
        graph.RenameOutput(graph.Node("MatMul", [graph.Input("x", type, size, size), graph.Input("w", type, size, size)]), "y");
        graph.Output("y", type, size, size);
        using var options = new SessionOptions();
        session = device.NewSession(graph.ToModel(), options);
        binding = session.CreateIoBinding();
        (left, right) = (Matrix("x"), Matrix("w"));
        binding.BindOutput("y", Bound(device.Allocate(Bytes, clear: false)));
    }

    private long Bytes => (long)size * size * type.Size();

    /// <summary>Operations per second of the best of a few products.</summary>
    public double FlopsPerSecond() => 2.0 * size * size * size / Best(() => session.RunWithBinding(runOptions, binding));

    /// <summary>Bytes read and written per second by the best of a few copies.</summary>
    public double BytesPerSecond() => 2.0 * Bytes / Best(() => device.CopyPieces(left, right, Bytes, Bytes, 1));

    public void Dispose()
    {
        binding.Dispose();
        session.Dispose();
        runOptions.Dispose();
        values.ForEach(v => v.Dispose());
        device.Dispose();
    }

    private double Best(Action work)
    {
        work();
        device.Synchronize();
        return Enumerable.Range(0, Repetitions).Min(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            work();
            device.Synchronize();
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        });
    }

    // Noise: a processor that multiplies zeros draws less power and runs faster.
    private nint Matrix(string name)
    {
        var random = new Random(1);
        var noise = TypeConversion.Bytes([.. Enumerable.Range(0, size * size).Select(_ => random.NextSingle() - 0.5f)], type);
        var memory = device.Allocate(Bytes, clear: false);
        fixed (byte* source = noise)
        {
            device.Upload((nint)source, memory, Bytes);
            device.Synchronize();
        }
        binding.BindInput(name, Bound(memory));
        return memory;
    }

    private OrtValue Bound(nint memory)
    {
        var value = OrtValue.CreateTensorValueWithData(device.Memory, type.Element(), [size, size], memory, Bytes);
        values.Add(value);
        return value;
    }
}
