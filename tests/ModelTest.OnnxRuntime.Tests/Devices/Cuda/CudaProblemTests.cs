using ModelTest.OnnxRuntime.Devices.Cuda;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda;

public sealed class CudaProblemTests
{
    [Fact]
    public void An_error_while_loading_is_told_with_what_to_do() => Assert.Equal(
        new Problem("cuda:0", "the model cannot be loaded: cuInit: no kernel image (CUDA error 209)", "see docs/cuda.md, or set model.device to 'cpu'."),
        Told(CudaProblem.OfLoading(0, new CudaException("cuInit", 209, "no kernel image"))));

    [Fact]
    public void An_error_of_a_step_is_the_gpu_s()
    {
        var problem = Told(CudaProblem.OfStep(1, new CudaException("cuStreamSynchronize", 700, "an illegal memory access was encountered")));
        Assert.Equal(("cuda:1", "the GPU failed in a step: cuStreamSynchronize: an illegal memory access was encountered (CUDA error 700)"), (problem.Where, problem.What));
        Assert.Contains("Xid", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_that_is_missing_is_said_in_gibibytes() => Assert.Equal(
        new Problem(
            "cuda:1",
            "memory runs out: 4.0 GiB more for computing cannot be had.",
            "close what else uses the GPU, or set model.token_budget or model.max_batch lower."),
        Told(CudaProblem.OfStep(1, new CudaException("", 2, "Failed to allocate memory for requested buffer of size 4294967296"))));

    [Fact]
    public void Other_errors_are_left_as_they_are()
    {
        var error = new InvalidOperationException("of our own");
        Assert.Same(error, CudaProblem.OfStep(0, error));
    }

    private static Problem Told(Exception error) => Assert.Single(Assert.IsType<InputException>(error).Problems);
}
