using System.Runtime.InteropServices;
using ModelTest.OnnxRuntime.Devices;

namespace ModelTest.OnnxRuntime.Execution;

/// <summary>
/// Where a step's small tensors are: inputs in one piece of memory, outputs in another, so that each takes one copy. Equal shapes have equal
/// addresses, which captured runs need.
/// </summary>
internal sealed unsafe class StepMemory
{
    private readonly ComputeDevice device;
    private nint inputs;
    private nint outputs;
    private nint inputStaging;
    private nint outputStaging;
    private long inputSize;
    private long outputSize;

    /// <summary>Memory for the largest steps.</summary>
    /// <param name="device">The device.</param>
    /// <param name="largest">A shape that has the largest of every size.</param>
    public StepMemory(ComputeDevice device, StepShape largest)
    {
        this.device = device;
        Grow(StepPlaces.Of(largest));
    }

    /// <summary>How often the memory was made anew: runs captured before have other addresses.</summary>
    public int Version { get; private set; }

    /// <summary>Brings a batch to the device.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="shape">Its shape, or that of a decode step rounded up.</param>
    /// <param name="spareBlock">The block where the sequences that fill up a shape store what nobody reads.</param>
    /// <returns>Where the inputs are, and where the outputs will be.</returns>
    public StepPlaces Upload(StepBatch batch, StepShape shape, int spareBlock)
    {
        var offsets = StepPlaces.Of(shape);
        Grow(offsets);
        var staged = offsets.At(inputStaging, 0);
        Write(batch, shape, spareBlock, staged);
        device.Upload(inputStaging, inputs, offsets.InputSize);
        return offsets.At(inputs, outputs);
    }

    /// <summary>Brings the outputs to the host, and waits for them.</summary>
    /// <param name="shape">The step's shape.</param>
    public StepPlaces Download(StepShape shape)
    {
        var offsets = StepPlaces.Of(shape);
        var host = device.Download(outputs, outputStaging, offsets.OutputSize);
        device.Synchronize();
        return offsets.At(0, host);
    }

    private static void Write(StepBatch batch, StepShape shape, int spareBlock, StepPlaces staged)
    {
        var added = shape.Sequences - batch.Past.Count;
        Copy(batch.InputIds, new Span<long>((void*)staged.Ids, shape.Tokens));
        Copy(batch.Past, new Span<int>((void*)staged.Past, shape.Sequences));
        var starts = new Span<int>((void*)staged.Starts, shape.Sequences + 1);
        Copy(batch.Starts, starts);
        // A sequence that fills up the shape has one token, in a block of its own that nobody reads.
        for (var i = shape.Sequences - added; i < shape.Sequences; i++)
        {
            starts[i + 1] = starts[i] + 1;
        }
        var rows = new Span<long>((void*)staged.Rows, shape.Rows);
        Copy(batch.Rows, rows);
        for (var i = batch.Rows.Count; i < shape.Rows && added > 0; i++)
        {
            rows[i] = i;
        }
        var table = new Span<int>((void*)staged.Table, shape.Sequences * shape.Width);
        table.Fill(spareBlock);
        for (var i = 0; i < batch.Blocks.Count; i++)
        {
            CollectionsMarshal.AsSpan(batch.Blocks[i]).CopyTo(table[(i * shape.Width)..]);
        }
        var asked = new Span<long>((void*)staged.Asked, shape.Rows * shape.Asked);
        asked.Clear();
        for (var i = 0; i < batch.Requests.Count; i++)
        {
            for (var a = 0; a < batch.Requests[i].Ids.Count; a++)
            {
                asked[(i * shape.Asked) + a] = batch.Requests[i].Ids[a];
            }
        }
    }

    private static void Copy<T>(List<T> values, Span<T> target)
    {
        CollectionsMarshal.AsSpan(values).CopyTo(target);
        target[values.Count..].Clear();
    }

    private void Grow(StepPlaces needed)
    {
        if (needed.InputSize > inputSize)
        {
            inputSize = needed.InputSize;
            inputs = device.Allocate(inputSize, clear: false);
            inputStaging = device.AllocateStaging(inputSize);
            Version++;
        }
        if (needed.OutputSize > outputSize)
        {
            outputSize = needed.OutputSize;
            outputs = device.Allocate(outputSize, clear: false);
            outputStaging = device.AllocateStaging(outputSize);
            Version++;
        }
    }
}
