using System.Reflection;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Attention.Decoding;

/// <summary>
/// <see cref="DecodeKernel"/> in NVIDIA's PTX, which a driver compiles for its GPU. A parameter that is a view is an address and a length in
/// elements, 8 bytes each; the sizes are as they are in C#.
/// </summary>
/// <param name="Attend">The module with <see cref="DecodeKernel.Attend"/>.</param>
/// <param name="Combine">The module with <see cref="DecodeKernel.Combine"/>.</param>
internal sealed record DecodePtx(DecodePtx.Module Attend, DecodePtx.Module Combine)
{
    // Ampere, as everywhere else here, and what its first drivers understand.
    private static readonly CudaArchitecture Architecture = CudaArchitecture.SM_80;

    private static readonly Lazy<DecodePtx> BFloat16 = new(Compile<BFloat16Pair>);
    private static readonly Lazy<DecodePtx> Float16 = new(Compile<Float16Pair>);

    /// <summary>The kernels for a type, compiled once; takes half a second.</summary>
    public static DecodePtx Of(DataType type) => type switch
    {
        DataType.Bfloat16 => BFloat16.Value,
        DataType.Float16 => Float16.Value,
        _ => throw new NotSupportedException($"attention of decode steps in {type}"),
    };

    private static DecodePtx Compile<T>()
        where T : struct, IElementPair
    {
        // Not the next level: that moves each load to where its value is used, so that a warp would wait for one after the other.
        using var context = Context.Create(builder => builder.Optimize(OptimizationLevel.O1));
        using var backend = new PTXBackend(context, Architecture, CudaInstructionSet.ISA_70, null!);
        return new DecodePtx(Compile<T>(backend, nameof(DecodeKernel.Attend)), Compile<T>(backend, nameof(DecodeKernel.Combine)));
    }

    private static Module Compile<T>(PTXBackend backend, string method)
    {
        var kernel = typeof(DecodeKernel).GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.MakeGenericMethod(typeof(T));
        var entry = EntryPointDescription.FromExplicitlyGroupedKernel(kernel);
        // The driver must not give a thread so many registers that a group does not fit.
        var compiled = (PTXCompiledKernel)backend.Compile(entry, new KernelSpecialization(DecodeGrid.MostThreads, null));
        return new Module(compiled.Name, compiled.PTXAssembly);
    }

    /// <summary>A kernel.</summary>
    /// <param name="Name">Its entry.</param>
    /// <param name="Text">The assembly.</param>
    internal sealed record Module(string Name, string Text);
}
