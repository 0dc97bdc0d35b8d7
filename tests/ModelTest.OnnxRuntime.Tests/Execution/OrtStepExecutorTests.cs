using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Execution;
using ModelTest.OnnxRuntime.Tests.Backends;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tests.Execution;

/// <summary>Which of two sessions runs a step.</summary>
public sealed class OrtStepExecutorTests
{
    private const int Layers = 6;

    [Theory]
    [InlineData(1, false, Layers)]
    [InlineData(1, true, 0)]
    [InlineData(2, false, 0)]
    public void The_session_for_decode_steps_runs_those_in_which_no_sequence_is_new(int tokens, bool admits, int calls)
    {
        using var attention = new PlainDecodeAttention();
        var checkpoint = Checkpoint.Open(RepositoryPaths.TinyModel);
        var (executor, _) = new BlockwiseBackend { Decode = attention }.Devices(checkpoint, 128)[0].Load();
        using var loaded = executor;
        var (before, batch) = (attention.Calls, new StepBatch { Admits = admits });
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
        Assert.Equal(calls, attention.Calls - before);
    }
}
