using System.Reflection;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>
/// The kernels in NVIDIA's PTX, which a driver compiles for its GPU. A parameter that is a view is an address and a length in
/// elements, 8 bytes each; others are as they are in C#.
/// </summary>
/// <param name="Attend">The module with <see cref="DecodeKernel.Attend"/>.</param>
/// <param name="Combine">The module with <see cref="DecodeKernel.Combine"/>.</param>
/// <param name="Activate">The module with <see cref="ActivationKernel.Run"/>.</param>
internal sealed record KernelPtx(KernelPtx.Module Attend, KernelPtx.Module Combine, KernelPtx.Module Activate)
{
    // Ampere, as everywhere else here, and what its first drivers understand.
    private static readonly CudaArchitecture Architecture = CudaArchitecture.SM_80;

    private static readonly Lazy<KernelPtx> BFloat16 = new(Compile<BFloat16Pair>);
    private static readonly Lazy<KernelPtx> Float16 = new(Compile<Float16Pair>);

    /// <summary>The kernels for a type, compiled once; takes half a second.</summary>
    public static KernelPtx Of(DataType type) => type switch
    {
        DataType.Bfloat16 => BFloat16.Value,
        DataType.Float16 => Float16.Value,
        _ => throw new NotSupportedException($"kernels in {type}"),
    };

    private static KernelPtx Compile<T>()
        where T : struct, IElementPair
    {
        // Not the next level: that moves each load to where its value is used, so that a warp would wait for one after the other.
        using var context = Context.Create(builder => builder.Optimize(OptimizationLevel.O1));
        using var backend = new PTXBackend(context, Architecture, CudaInstructionSet.ISA_70, null!);
        return new KernelPtx(
            Compile<T>(backend, typeof(DecodeKernel), nameof(DecodeKernel.Attend), DecodeGrid.MostThreads),
            Compile<T>(backend, typeof(DecodeKernel), nameof(DecodeKernel.Combine), DecodeGrid.Warp),
            Compile<T>(backend, typeof(ActivationKernel), nameof(ActivationKernel.Run), ActivationKernel.Threads));
    }

    private static Module Compile<T>(PTXBackend backend, Type type, string method, int threads)
    {
        var kernel = type.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.MakeGenericMethod(typeof(T));
        var entry = EntryPointDescription.FromExplicitlyGroupedKernel(kernel);
        // The driver must not give a thread so many registers that a group does not fit.
        var compiled = (PTXCompiledKernel)backend.Compile(entry, new KernelSpecialization(threads, null));
        return new Module(compiled.Name, compiled.PTXAssembly);
    }

    /// <summary>A kernel.</summary>
    /// <param name="Name">Its entry.</param>
    /// <param name="Text">The assembly.</param>
    internal sealed record Module(string Name, string Text);
}
