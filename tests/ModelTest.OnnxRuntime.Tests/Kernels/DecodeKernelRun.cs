using ModelTest.OnnxRuntime.Devices.Cuda;
using ModelTest.OnnxRuntime.Kernels;
using ModelTest.OnnxRuntime.Tests.Attention;
using ModelTest.OnnxRuntime.Tests.Devices.Cuda.StandIns;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Kernels;

/// <summary>One call of the kernels, by their assembly.</summary>
internal sealed class DecodeKernelRun
{
    /// <summary>Runs the kernels.</summary>
    /// <param name="c">The tensors, of numbers that the type has.</param>
    /// <param name="type">The type.</param>
    /// <param name="processors">Multiprocessors that the work is spread over.</param>
    /// <param name="most">An upper bound of the tokens; 0: as many as there are.</param>
    public DecodeKernelRun(AttentionCase c, DataType type, int processors, int most)
    {
        using var gpu = new FakeGpu(runs: true);
        var (cos, sin) = c.Rotary();
        var caches = c.Caches();
        var norms = c.Norms();
        var (keys, values) = (new HostTensor(caches.Keys, type), new HostTensor(caches.Values, type));
        var output = new HostTensor([.. Enumerable.Repeat(float.NaN, c.Tokens * c.Heads * c.Head)], type);
        var (past, table) = (new HostTensor([.. c.Lengths.Select(l => l.Past)]), new HostTensor(c.Table()));
        var (packed, cosines, sines) = (new HostTensor(c.Packed(), type), new HostTensor(cos, type), new HostTensor(sin, type));
        var (queryNorm, keyNorm) = (new HostTensor(norms.Query, type), new HostTensor(norms.Key, type));
        var parts = new HostTensor([.. Enumerable.Repeat(-1, DecodeGrid.MostParts(processors) * DecodeSizes.PartSize)]);
        var call = new DecodeCall(
            c.Lengths.Length, c.Heads, c.KeyValueHeads, c.Head, (int)c.CacheShape[0], c.Block, c.TableWidth, AttentionCase.Positions, Math.Max(most, c.Lengths.Max(l => l.Past) + 1))
        {
            Packed = packed.Address,
            KeyCache = keys.Address,
            ValueCache = values.Address,
            Past = past.Address,
            Table = table.Address,
            Cos = cosines.Address,
            Sin = sines.Address,
            QueryNorm = c.HasNorms ? queryNorm.Address : 0,
            KeyNorm = c.HasNorms ? keyNorm.Address : 0,
            Epsilon = AttentionCase.Epsilon,
            Output = output.Address,
        };
        using var kernels = new CudaKernels(gpu.Driver, 7, KernelPtx.Of(type), processors, parts.Address);
        gpu.Run(() => kernels.Attend(call));
        (Output, Keys, Values) = (output.Numbers(type), keys.Numbers(type), values.Numbers(type));
        GC.KeepAlive((packed, past, table, cosines, sines, queryNorm, keyNorm, parts));
    }

    public float[] Output { get; }

    public float[] Keys { get; }

    public float[] Values { get; }
}
