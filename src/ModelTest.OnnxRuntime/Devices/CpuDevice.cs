using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using ModelTest.OnnxRuntime.Attention;

namespace ModelTest.OnnxRuntime.Devices;

/// <summary>The CPU: its memory is the host's, and everything is done at once.</summary>
/// <param name="threads">Threads to compute with; at least 1.</param>
internal unsafe class CpuDevice(int threads) : ComputeDevice
{
    private readonly List<nint> allocated = [];

    public override OrtMemoryInfo Memory => OrtMemoryInfo.DefaultInstance;

    public override bool IsHost => true;

    public override long FreeBytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    public override InferenceSession NewSession(byte[] model, SessionOptions options, bool captures = false)
    {
        options.IntraOpNumThreads = threads;
        return PagedAttention.NewSession(model, options);
    }

    public override nint Allocate(long bytes, bool clear)
    {
        // Reserved, not touched: the system gives pages as they are used.
        var memory = (nint)(clear ? NativeMemory.AllocZeroed((nuint)bytes) : NativeMemory.Alloc((nuint)bytes));
        allocated.Add(memory);
        return memory;
    }

    public override nint AllocateStaging(long bytes) => Allocate(bytes, clear: false);

    public override void Upload(nint source, nint target, long bytes) => Buffer.MemoryCopy((void*)source, (void*)target, bytes, bytes);

    public override nint Download(nint source, nint staging, long bytes) => source;

    public override void CopyPieces(nint source, nint target, long bytes, long stride, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Buffer.MemoryCopy((void*)(source + (nint)(i * stride)), (void*)(target + (nint)(i * stride)), bytes, bytes);
        }
    }

    public override void Synchronize()
    {
    }

    public override void Dispose()
    {
        foreach (var memory in allocated)
        {
            NativeMemory.Free((void*)memory);
        }
        allocated.Clear();
    }
}
