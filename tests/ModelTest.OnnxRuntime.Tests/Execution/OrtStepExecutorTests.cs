using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Tests.Backends;
using ModelTest.OnnxRuntime.Tests.Families;
using ModelTest.OnnxRuntime.Tests.Kernels;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tests.Execution;

/// <summary>Which of two sessions runs a step, and that both compute the same.</summary>
public sealed class OrtStepExecutorTests
{
    private const int Layers = 6;

    [Theory]
    [InlineData(1, false, Layers)]
    [InlineData(1, true, 0)]
    [InlineData(2, false, 0)]
    public void The_session_for_decode_steps_runs_those_in_which_no_sequence_is_new(int tokens, bool admits, int calls)
    {
        using var kernels = new PlainKernels();
        var checkpoint = Checkpoint.Open(RepositoryPaths.TinyModel);
        var (executor, _) = new BlockwiseBackend { Kernels = kernels }.Devices(checkpoint, 128)[0].Load();
        using var loaded = executor;
        var (before, batch) = (kernels.Attended, new StepBatch { Admits = admits });
        for (var sequence = 0; sequence < 3; sequence++)
        {
            batch.InputIds.AddRange(Enumerable.Repeat(7L, tokens));
            batch.Starts.Add(batch.InputIds.Count);
            batch.Past.Add(0);
            batch.Blocks.Add([sequence]);
            batch.Rows.Add(batch.InputIds.Count - 1);
            batch.Requests.Add(new NextTokenRequest { Top = 1 });
        }
        executor.Run(batch);
        Assert.Equal(calls, kernels.Attended - before);
    }

    // Norms of queries and keys; biases of the layers whose products are taken together.
    [Theory]
    [InlineData("Qwen3ForCausalLM", """{"head_dim":32}""")]
    [InlineData("LlamaForCausalLM", """{"attention_bias":true,"mlp_bias":true}""")]
    public void Kernels_of_our_own_change_nothing(string family, string keys)
    {
        using var folder = new FamilyCheckpoint(family, keys);
        using var kernels = new PlainKernels();
        var expected = LogProbabilities(Checkpoint.Open(folder.Path), null);
        Assert.Equal(expected, LogProbabilities(Checkpoint.Open(folder.Path), kernels), (x, y) => Math.Abs(x - y) < 1e-4);
        Assert.True(kernels.Attended > 0);
    }

    private static List<double> LogProbabilities(Checkpoint checkpoint, PlainKernels? kernels)
    {
        var (executor, _) = new BlockwiseBackend { Kernels = kernels }.Devices(checkpoint, 128)[0].Load();
        using var loaded = executor;
        List<double> found = [];
        long[] tokens = [5, 900, 17, 3, 2000, 44];
        foreach (var (from, to) in new[] { (0, 4), (4, 5), (5, 6) })
        {
            var batch = new StepBatch { Admits = from == 0 };
            batch.InputIds.AddRange(tokens[from..to]);
            batch.Starts.Add(to - from);
            batch.Past.Add(from);
            batch.Blocks.Add([3]);
            batch.Rows.Add(to - from - 1);
            batch.Requests.Add(new NextTokenRequest { Ids = [7, 1500] });
            var next = executor.Run(batch).Row(0);
            found.AddRange([next.LogProbability(0), next.LogProbability(1), next.Top[0]]);
        }
        return found;
    }
}
