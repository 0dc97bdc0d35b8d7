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

    private static readonly Lazy<KernelPtx> BFloat16 = new(CompileAll<BFloat16Pair>);
    private static readonly Lazy<KernelPtx> Float16 = new(CompileAll<Float16Pair>);

    /// <summary>The kernels for a type, compiled once; takes half a second.</summary>
    public static KernelPtx Of(DataType type) => type switch
    {
        DataType.Bfloat16 => BFloat16.Value,
        DataType.Float16 => Float16.Value,
        _ => throw new NotSupportedException($"kernels in {type}"),
    };

    /// <summary>Compiles kernels, together: making a compiler ready takes time.</summary>
    /// <typeparam name="T">Their type parameter.</typeparam>
    /// <param name="kernels">The class that each is in, its name there, public and static, and the most threads of a group.</param>
    public static Module[] Compile<T>(params (Type Type, string Method, int Threads)[] kernels)
        where T : struct, IElementPair
    {
        // Powers, divisions and roots to about a unit in the last place of float32, of which 16 bits show nothing, in an instruction each.
        // Not the next level of optimization: that moves each load to where its value is used, so that a warp would wait for one after the other.
        using var context = Context.Create(builder => builder.Optimize(OptimizationLevel.O1).Math(MathMode.Fast32BitOnly));
        using var backend = new PTXBackend(context, Architecture, CudaInstructionSet.ISA_70, null!);
        return Array.ConvertAll(kernels, k => Compile<T>(backend, k.Type, k.Method, k.Threads));
    }

    private static KernelPtx CompileAll<T>()
        where T : struct, IElementPair
    {
        var modules = Compile<T>(
            (typeof(DecodeKernel), nameof(DecodeKernel.Attend), DecodeGrid.MostThreads),
            (typeof(DecodeKernel), nameof(DecodeKernel.Combine), DecodeGrid.Warp),
            (typeof(ActivationKernel), nameof(ActivationKernel.Run), ActivationKernel.Threads));
        return new KernelPtx(modules[0], modules[1], modules[2]);
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
