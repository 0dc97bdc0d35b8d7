using System.Diagnostics;
using System.IO.Compression;
using ModelTest.Recording;
using ModelTest.Tests.MadeUp;

namespace ModelTest.Throughput;

/// <summary>What the report of a large run weighs, and how long a run waits for it to be written.</summary>
internal static class ReportBenchmark
{
    /// <summary>Records a made-up run, prints size and time, and leaves the report to be opened.</summary>
    public static Task<int> RunAsync(Options options)
    {
        var start = options.Get("out", Path.Combine(Path.GetTempPath(), "modeltest-report"));
        var run = new MadeUpRun { Items = options.GetInteger("items", 14_000), ReplyWords = options.GetInteger("words", 0), LostRate = 0.02, Started = TimeProvider.System.GetUtcNow() };
        // The second is without what had to be compiled and read for the first.
        for (var round = 0; round < 2; round++)
        {
            var began = Stopwatch.GetTimestamp();
            var folder = run.Record(start);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            var report = Path.Join(folder, RunFiles.Report);
            using var packed = new MemoryStream();
            using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            using (var file = File.OpenRead(report))
            {
                file.CopyTo(zip);
            }
            Console.WriteLine(FormattableString.Invariant(
                $"{run.Items} items: all reports in {seconds:F2} s, {report} {new FileInfo(report).Length / 1e6:F2} MB, gzip {packed.Length / 1e6:F2} MB"));
        }
        return Task.FromResult(0);
    }
}
