using System.Globalization;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Tests.Devices.Cuda.StandIns;
using ModelTest.OnnxRuntime.Tests.Families;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda;

/// <summary>What ONNX Runtime's own CUDA provider asks a GPU for, step by step. The GPU is a stand-in, which computes nothing.</summary>
public sealed class CudaProviderTests
{
    private static readonly int Layers = Checkpoint.Open(RepositoryPaths.TinyModel).Config.Layers;

    [Theory]
    [InlineData("")]
    [InlineData("bfloat16")]
    [InlineData("kernels")]
    [InlineData("kernels bfloat16")]
    [InlineData("graphs")]
    [InlineData("graphs kernels")]
    public async Task A_step_is_one_upload_and_one_download_and_all_memory_is_given_back(string run)
    {
        var log = await FakeCuda.RunAsync(run);
        AssertStepsOnlyCompute(log);
        AssertAllIsGivenBack(log);
    }

    // Heads of 16 elements. Biases, tied embeddings, norms of queries and keys.
    [Theory]
    [InlineData("InternLM2ForCausalLM", """{"hidden_size":64,"bias":true}""", "")]
    [InlineData("InternLM2ForCausalLM", """{"hidden_size":64,"bias":true}""", "kernels")]
    [InlineData("InternLM3ForCausalLM", """{"hidden_size":64,"qkv_bias":true,"bias":false}""", "kernels")]
    [InlineData("LlamaForCausalLM", """{"hidden_size":64,"attention_bias":true,"mlp_bias":true}""", "kernels")]
    [InlineData("MistralForCausalLM", """{"sliding_window":null,"head_dim":32}""", "")]
    [InlineData("Qwen2ForCausalLM", """{"hidden_size":64,"tie_word_embeddings":true}""", "")]
    [InlineData("Qwen3ForCausalLM", """{"head_dim":32,"attention_bias":true}""", "")]
    [InlineData("Qwen3ForCausalLM", """{"head_dim":32,"attention_bias":false}""", "kernels")]
    public async Task Other_families_compute_all_on_the_gpu_too(string family, string keys, string run)
    {
        using var checkpoint = new FamilyCheckpoint(family, keys);
        var log = await FakeCuda.RunAsync(run, checkpoint.Path);
        AssertStepsOnlyCompute(log);
        AssertAllIsGivenBack(log);
    }

    [Fact]
    public async Task Two_gpus_each_have_their_weights_and_give_all_back()
    {
        var (one, two) = (await FakeCuda.RunAsync(""), await FakeCuda.RunAsync("two-gpus"));
        Assert.Equal(2 * Weights(one), Weights(two));
        AssertAllIsGivenBack(two);

        // What is uploaded before the first kernel. Two threads write lines.
        static long Weights(IReadOnlyList<string> log) => log.Count(l => l.StartsWith("upload ", StringComparison.Ordinal) && int.Parse(l.AsSpan(7), CultureInfo.InvariantCulture) > 1 << 15);
    }

    [Fact]
    public async Task A_layer_is_five_products_and_eight_kernels()
    {
        var step = DecodeSteps(await FakeCuda.RunAsync(""))[^1];
        Assert.Equal((5 * Layers) + 1, Count(step, "product "));
        Assert.Equal(Layers, Count(step, "flash_fwd_splitkv_kernel"));
        Assert.Equal(2 * Layers, Count(step, "QkNormRotary"));
        Assert.Equal(Layers, Count(step, "ReshapeAndCache"));
        Assert.Equal(Layers, Count(step, "OP_QuickGelu"));
        Assert.Equal((2 * Layers) + 1, Count(step, "LayerNorm"));
    }

    [Fact]
    public async Task Own_kernels_leave_four_products_and_five_kernels_of_a_layer()
    {
        var step = DecodeSteps(await FakeCuda.RunAsync("kernels"))[^1];
        Assert.Equal((4 * Layers) + 1, Count(step, "product "));
        Assert.Equal((Layers, Layers, Layers), (Count(step, "Kernel_Attend"), Count(step, "Kernel_Combine"), Count(step, "Kernel_Run")));
        Assert.Equal((2 * Layers) + 1, Count(step, "LayerNorm"));
        // What is read before the first layer and picked after the last one is some more.
        Assert.InRange(Count(step, "launch ") - (5 * Layers), 1, 15);
        Assert.Equal(0, Count(step, "flash"));
    }

    [Theory]
    [InlineData("graphs")]
    [InlineData("graphs kernels")]
    public async Task A_captured_step_is_one_launch(string run)
    {
        var steps = DecodeSteps(await FakeCuda.RunAsync(run));
        Assert.All(steps[^5..], step => Assert.Equal("graph", Assert.Single(step[1..^1])));
    }

    // In the arena of a session, and in the largest step.
    [Theory]
    [InlineData(100_000)]
    [InlineData(20_000_000)]
    public async Task Memory_that_runs_out_while_a_model_loads_is_said(long left) =>
        Assert.Contains("cuda:0: memory runs out: 0.0 GiB more for computing cannot be had.", await FakeCuda.FailAsync("FAKE_CUDA_LEFT", left), StringComparison.Ordinal);

    // In the largest step, which is run once, and among prompts.
    [Theory]
    [InlineData(40, "the model cannot be loaded: ")]
    [InlineData(300, "the GPU failed in a step: ")]
    public async Task A_gpu_that_fails_ends_the_run_with_what_it_says(int launch, string what)
    {
        var said = await FakeCuda.FailAsync("FAKE_CUDA_FAILS_AT", launch);
        Assert.Contains($"cuda:0: {what}", said, StringComparison.Ordinal);
        Assert.Contains("an illegal memory access was encountered", said, StringComparison.Ordinal);
    }

    // Those behind the prompts, and behind the first ones, in which memory is taken and graphs are captured.
    private static List<string[]> DecodeSteps(IReadOnlyList<string> log)
    {
        var steps = new List<string[]>();
        var from = 0;
        for (var i = 0; i < log.Count; i++)
        {
            if (log[i].StartsWith("download ", StringComparison.Ordinal))
            {
                steps.Add([.. log.Skip(from).Take(i + 1 - from)]);
                from = i + 1;
            }
        }
        return steps[^10..];
    }

    private static void AssertStepsOnlyCompute(IReadOnlyList<string> log) => Assert.All(DecodeSteps(log), step =>
    {
        Assert.StartsWith("upload ", step[0], StringComparison.Ordinal);
        // No other copies, no waiting, no memory: kernels and products only.
        Assert.All(step[1..^1], line => Assert.Matches("^(launch|product|graph)", line));
    });

    private static void AssertAllIsGivenBack(IReadOnlyList<string> log)
    {
        foreach (var kind in new[] { "device", "host" })
        {
            Assert.Equal(Sum(log, $"allocate {kind} "), Sum(log, $"free {kind} "));
        }
        Assert.Equal(log.Count(l => l.StartsWith("create ", StringComparison.Ordinal)), log.Count(l => l.StartsWith("destroy ", StringComparison.Ordinal)));
    }

    private static int Count(string[] step, string text) => step.Count(l => l.Contains(text, StringComparison.Ordinal));

    private static long Sum(IReadOnlyList<string> log, string kind) =>
        log.Where(l => l.StartsWith(kind, StringComparison.Ordinal)).Sum(l => long.Parse(l.AsSpan(kind.Length), CultureInfo.InvariantCulture));
}
