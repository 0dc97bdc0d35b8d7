using ModelTest.Problems;
using ModelTest.Throughput;

Command[] commands =
[
    new("tokenizer", "[--model folder] [--texts file.jsonl]   tokens/s of one core, beside Microsoft.ML.Tokenizers", TokenizerBenchmark.RunAsync),
    new("tokenizer-check", "[--model folder] [--texts file.jsonl]   ids and decoded texts beside those of another implementation", TokenizerCheck.RunAsync),
    new("checkpoint", "[--shape 1.8b|100m] [--out folder] [--tokenizer folder]   writes a random bfloat16 checkpoint", RandomCheckpoint.RunAsync),
    new("inspect", "[--model folder]   time to check a checkpoint folder and to fingerprint it", InspectBenchmark.RunAsync),
    new("ceval", ModelOptions.Usage + " [--data folder] [--mode gen|ppl|clp] [--new tokens] [--shots n] [--subject name] [--limit n] [--rounds n] [--compare yes] [--budgets n,n] [--prompts file]   questions/s of the whole dataset", CEvalBenchmark.RunAsync),
    new("cache", "[--answers n] [--folder folder]   time to put a benchmark's answers into the cache of replies and to find them there", CacheBenchmark.RunAsync),
    new("report", "[--items n] [--words n] [--out folder]   size of report.html of a made-up run, and the time to write it", ReportBenchmark.RunAsync),
    new("schedule", "[--data folder] [--tokenizer folder] [--blocks n,n] [--budget tokens] [--worth tokens] [--tokens n]   C-Eval's prompts through the scheduler, nothing computed", ScheduleBenchmark.RunAsync),
    new("generate", ModelOptions.Usage + " [--requests n] [--prompt tokens] [--new tokens] [--rounds n]   tokens/s of long replies", GenerateBenchmark.RunAsync),
    new("server", "[--requests n] [--concurrency n,n] [--rounds n]   what a request to a server costs the client, beside a bare HttpClient", ServerBenchmark.RunAsync),
    new("engine", ModelOptions.Usage + " [--shape 100m|1.8b] [--tokenizer folder] [--context tokens] [--batches n,n]   prefill and decode beside the device's matrix product and memory", EngineBenchmark.RunAsync),
];

if (args.Length == 0 || Array.Find(commands, c => c.Name == args[0]) is not { } command)
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project bench/ModelTest.Throughput -- <command> [options]");
    foreach (var known in commands)
    {
        Console.Error.WriteLine($"  {known.Name} {known.Usage}");
    }
    return 2;
}
try
{
    var options = Options.Parse(args.AsSpan(1));
    options.Check(command.OptionNames);
    return await command.Run(options);
}
catch (InputException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
