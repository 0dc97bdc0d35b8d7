using ModelTest.OnnxRuntime.Devices.Cuda;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda;

/// <summary>What is said of machines that cannot run a model on a GPU.</summary>
public sealed class CudaInspectorTests
{
    private const long Gibibyte = 1L << 30;

    private static readonly CudaFacts Good = new()
    {
        Provider = "libonnxruntime_providers_cuda.so",
        Needed = ["libcublasLt.so.13", "libcudart.so.13", "libc.so.6"],
        DriverVersion = new Version(13, 0),
        Gpus = [new Gpu("NVIDIA H100", new Version(9, 0), 79 * Gibibyte, 80 * Gibibyte)],
    };

    private static readonly CudaNeeds Needs = new(4 * Gibibyte, 2 * Gibibyte, Gibibyte);

    [Fact]
    public void A_machine_with_all_of_it_has_no_problem() => Assert.Empty(CudaInspector.Inspect(Good, [0], Needs));

    [Fact]
    public void A_build_without_CUDA_says_how_to_get_one() =>
        Check(new CudaFacts(), "this build has no CUDA.", "-p:Accelerator=cuda");

    [Fact]
    public void A_missing_driver_is_named() =>
        Check(Good with { DriverVersion = null }, "there is no NVIDIA driver: ", "install a driver for CUDA 13");

    [Fact]
    public void A_driver_that_does_not_work_says_why() => Check(
        Good with { DriverError = "cuInit: no CUDA-capable device is detected (CUDA error 100)" }, "no CUDA-capable device is detected", "--gpus all");

    [Fact]
    public void An_old_driver_is_named_with_the_version_that_is_needed() =>
        Check(Good with { DriverVersion = new Version(12, 4) }, "the driver knows CUDA 12.4 at most, this build needs 13.", "580 or newer");

    [Fact]
    public void Missing_libraries_are_named() => Check(
        Good with { Missing = ["libcublasLt.so.13", "libcudart.so.13"] }, "libraries are missing: libcublasLt.so.13, libcudart.so.13.", "LD_LIBRARY_PATH");

    [Fact]
    public void A_GPU_that_is_not_there_is_named_with_those_that_are() => Check(Good, "there is no such GPU; there is number 0 only.", "CUDA_VISIBLE_DEVICES", 1);

    [Fact]
    public void An_old_GPU_is_named() => Check(
        Good with { Gpus = [new Gpu("Tesla T4", new Version(7, 5), Gibibyte, Gibibyte)] }, "Tesla T4 has compute capability 7.5, and 8.0 is needed.", "Ampere");

    [Fact]
    public void Too_little_memory_is_told_in_parts() => Check(
        Good with { Gpus = [Good.Gpus[0] with { FreeBytes = 5 * Gibibyte }] },
        "7.0 GiB are needed (4.0 GiB weights, 2.0 GiB for computing, 1.0 GiB keys and values), and 5.0 GiB of 80.0 GiB are free.",
        "model.token_budget");

    [Fact]
    public void Each_GPU_is_looked_at() => Assert.Equal(
        ["cuda:1", "cuda:2"],
        CudaInspector.Inspect(Good, [0, 1, 2], Needs).Select(p => p.Where));

    private static void Check(CudaFacts facts, string what, string fix, int index = 0)
    {
        var problem = Assert.Single(CudaInspector.Inspect(facts, [index], Needs));
        Assert.Contains(what, problem.What, StringComparison.Ordinal);
        Assert.Contains(fix, problem.Fix, StringComparison.Ordinal);
    }
}
