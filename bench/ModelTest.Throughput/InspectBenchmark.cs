using System.Diagnostics;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Tokenization;

namespace ModelTest.Throughput;

/// <summary>How long it takes to check a checkpoint folder and to fingerprint it: what a run waits for before its model loads.</summary>
internal static class InspectBenchmark
{
    /// <summary>Runs each part twice, the first time with the code still to be compiled, and prints the times.</summary>
    public static Task<int> RunAsync(Options options)
    {
        var folder = options.Get("model", Path.Combine("models", "tiny-internlm2"));
        Time("inspection", () => CheckpointInspector.Inspect(folder));
        Time("tokenizer alone", () => SentencePieceTokenizer.Load(folder));
        Time("headers alone", () => CheckpointTensors.Read(folder));
        Time("fingerprint", () => CheckpointFingerprint.Compute(folder));
        foreach (var problem in CheckpointInspector.Inspect(folder))
        {
            Console.WriteLine(problem);
        }
        return Task.FromResult(0);
    }

    private static void Time(string what, Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        var first = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        action();
        var second = Stopwatch.GetElapsedTime(start);
        Console.WriteLine(FormattableString.Invariant($"{what,-16} first {first.TotalMilliseconds,6:F1} ms, then {second.TotalMilliseconds,6:F1} ms"));
    }
}
