using System.IO.MemoryMappedFiles;
using Microsoft.ML.OnnxRuntime;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.OnnxRuntime.Graph;

namespace ModelTest.OnnxRuntime.Execution;

/// <summary>A model's weights on a device: read from the checkpoint's files where they lie, and converted on the way only where types differ.</summary>
internal sealed unsafe class WeightMemory : IDisposable
{
    private const int Alignment = 256;

    // Converted piece by piece: a whole embedding in float32 would take half a gigabyte.
    private const int Piece = 1 << 20;

    private readonly ComputeDevice device;
    private readonly DecoderModel model;
    private readonly nint staging;

    /// <summary>Brings the weights to the device.</summary>
    public WeightMemory(ComputeDevice device, DecoderModel model)
    {
        (this.device, this.model) = (device, model);
        if (model.Weights.Count == 0)
        {
            Values = [];
            return;
        }
        var memory = device.Allocate(Bytes(model), clear: false);
        staging = device.AllocateStaging(Piece * sizeof(float));
        var values = new List<(string, OrtValue)>();
        using var files = new MappedFiles();
        foreach (var weight in model.Weights)
        {
            var bytes = weight.Count * model.Type.Size();
            values.Add((weight.Name, OrtValue.CreateTensorValueWithData(device.Memory, model.Type.Element(), weight.Shape, memory, bytes)));
            var target = memory;
            foreach (var part in weight.Parts)
            {
                Upload(part, files.At(part.Tensor), target);
                target += (nint)(part.Count * model.Type.Size());
            }
            memory += (nint)Aligned(bytes);
        }
        device.Synchronize();
        Values = values;
    }

    /// <summary>The weights by the names of the graph's inputs.</summary>
    public IReadOnlyList<(string Name, OrtValue Value)> Values { get; }

    /// <summary>The memory that a model's weights take on a device.</summary>
    public static long Bytes(DecoderModel model) => model.Weights.Sum(w => Aligned(w.Count * model.Type.Size()));

    public void Dispose()
    {
        foreach (var (_, value) in Values)
        {
            value.Dispose();
        }
    }

    private void Upload(DeviceWeight.Part part, byte* tensor, nint target)
    {
        var source = tensor + (part.First * part.Tensor.DType.Size());
        if (part.Tensor.DType.Onnx() == model.Type)
        {
            device.Upload((nint)source, target, part.Count * model.Type.Size());
            return;
        }
        for (long at = 0; at < part.Count; at += Piece)
        {
            var count = (int)Math.Min(Piece, part.Count - at);
            var (from, to) = (part.Tensor.DType.Size(), model.Type.Size());
            var piece = new ReadOnlySpan<byte>(source + (at * from), count * from);
            TypeConversion.Convert(piece, part.Tensor.DType.Onnx(), new Span<byte>((void*)staging, count * to), model.Type);
            device.Upload(staging, target + (nint)(at * to), count * to);
            // The staging memory is used again.
            device.Synchronize();
        }
    }

    private static long Aligned(long bytes) => (bytes + Alignment - 1) / Alignment * Alignment;

    private sealed class MappedFiles : IDisposable
    {
        private readonly Dictionary<string, (MemoryMappedFile File, MemoryMappedViewAccessor View, nint Start)> open = new(StringComparer.Ordinal);

        public byte* At(CheckpointTensor tensor)
        {
            if (!open.TryGetValue(tensor.File, out var mapped))
            {
                var file = MemoryMappedFile.CreateFromFile(tensor.File, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
                var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
                byte* start = null;
                view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
                open[tensor.File] = mapped = (file, view, (nint)start);
            }
            return (byte*)mapped.Start + tensor.Offset;
        }

        public void Dispose()
        {
            foreach (var (file, view, _) in open.Values)
            {
                view.SafeMemoryMappedViewHandle.ReleasePointer();
                view.Dispose();
                file.Dispose();
            }
        }
    }
}
