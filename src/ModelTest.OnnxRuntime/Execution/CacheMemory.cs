using Microsoft.ML.OnnxRuntime;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.OnnxRuntime.Graph;

namespace ModelTest.OnnxRuntime.Execution;

/// <summary>Keys and values of all layers in one piece of memory, so that a block's rows are copied in all layers at once.</summary>
internal sealed class CacheMemory : IDisposable
{
    private readonly ComputeDevice device;
    private readonly nint memory;
    private readonly long layerBytes;
    private readonly long blockBytes;
    private readonly long rowBytes;

    /// <summary>Memory for caches.</summary>
    /// <param name="device">The device.</param>
    /// <param name="model">The model.</param>
    /// <param name="config">Its sizes.</param>
    /// <param name="blocks">Blocks of a cache.</param>
    /// <param name="blockSize">Tokens of a block.</param>
    /// <param name="clear">Whether it must hold numbers from the start: a kernel that multiplies rows behind the last one by zero needs that.</param>
    public CacheMemory(ComputeDevice device, DecoderModel model, ModelConfig config, int blocks, int blockSize, bool clear)
    {
        this.device = device;
        rowBytes = (long)config.KeyValueHeads * config.HeadDim * model.Type.Size();
        blockBytes = rowBytes * blockSize;
        layerBytes = blockBytes * blocks;
        Names = [.. Enumerable.Range(0, config.Layers).SelectMany(i => new[] { DecoderGraph.KeyCache(i), DecoderGraph.ValueCache(i) })];
        memory = device.Allocate(layerBytes * Names.Count, clear);
        long[] shape = [blocks, blockSize, config.KeyValueHeads, config.HeadDim];
        Values = [.. Enumerable.Range(0, Names.Count).Select(i => OrtValue.CreateTensorValueWithData(
            device.Memory, model.Type.Element(), shape, (nint)(memory + (i * layerBytes)), layerBytes))];
    }

    /// <summary>Names of the graph's inputs.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The caches, as inputs and as outputs: they are changed in place.</summary>
    public IReadOnlyList<OrtValue> Values { get; }

    /// <summary>Copies leading rows of a block.</summary>
    public void Copy(BlockCopy copy)
    {
        if (copy.Source != copy.Target)
        {
            device.CopyPieces(
                (nint)(memory + (copy.Source * blockBytes)), (nint)(memory + (copy.Target * blockBytes)), copy.Rows * rowBytes, layerBytes, Names.Count);
        }
    }

    public void Dispose()
    {
        foreach (var value in Values)
        {
            value.Dispose();
        }
    }
}
