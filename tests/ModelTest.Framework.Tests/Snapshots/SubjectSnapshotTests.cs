using System.Text.Json.Nodes;
using ModelTest.Running;
using ModelTest.Running.Discovery;
using ModelTest.Snapshots;
using ModelTest.Tests.Judging;

namespace ModelTest.Tests.Snapshots;

/// <summary>Judged subjects and their snapshots beside the test project.</summary>
public sealed class SubjectSnapshotTests : IDisposable
{
    private static readonly (string, string) Accept = ("snapshots:accept", "true");

    private readonly JudgingSuite suite = new() { Engine = Engine("[[7]]"), Dataset = new EssayDataset { Items = 1 } };

    public void Dispose() => suite.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Accepted_HoldsWhoMadeItAndEveryItem()
    {
        var (folder, reports) = await suite.RunAsync(Cancel, ["prose"], Accept);

        Assert.Null(reports[0].Failure);
        Assert.Equal(
            $"""
            model: model
            model fingerprint: {new string('a', 64)}
            judge: judge
            judge fingerprint: {new string('A', 64)}
            dataset: essays
            subject: prose
            prompts: e55a1e
            items: 1
            score: 7

            prompt of the first judgement:
              user:
                Rate prose-1 turn 1: reply to 'Write prose 1.'

            item prose-1: scored 7
              question 1:
                Write prose 1.
              reply 1:
                reply to 'Write prose 1.'
              question 2:
                Shorter!
              reply 2:
                reply to 'Shorter!'
              judgement turn 1: 7
                Good.

                [[7]]
              judgement turn 2: 7
                Good.

                [[7]]

            """,
            await File.ReadAllTextAsync(Verified("prose"), Cancel));
        Assert.Equal([0xEF, 0xBB, 0xBF], (await File.ReadAllBytesAsync(Verified("prose"), Cancel))[..3]);
        Assert.Equal("replies and judgements of this run became snapshots of essays.", Notes(folder));
    }

    [Fact]
    public async Task RunAsync_SameAgain_Passes()
    {
        await suite.RunAsync(Cancel, null, Accept);
        await File.WriteAllTextAsync(suite.At("Snapshots/essays/prose.received.txt"), "old", Cancel);

        var (folder, reports) = await suite.RunAsync(Cancel, null, ("snapshots:check", "always"));

        Assert.All(reports, r => Assert.Null(r.Failure));
        Assert.False(File.Exists(suite.At("Snapshots/essays/prose.received.txt")));
        Assert.Equal("", Notes(folder));
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("always")]
    public async Task RunAsync_ChangedVerdict_FailsWithADiffThatVerifysToolsRead(string check)
    {
        await suite.RunAsync(Cancel, null, Accept);
        var opened = new List<(string, string)>();
        using var other = Sibling("[[6]]", new SnapshotHost
        {
            Open = (received, verified) =>
            {
                opened.Add((received, verified));
                return Task.CompletedTask;
            },
        });

        var (folder, reports) = await other.RunAsync(Cancel, ["prose"], ("snapshots:check", check));

        var failure = reports[0].Failure!;
        Assert.StartsWith(
            $"""
            essays / prose: replies or judgements differ from the snapshot.
            Directory: {other.At("Snapshots/essays")}
            NotEqual:
              - Received: prose.received.txt
                Verified: prose.verified.txt

            FileContent:

            … 5 unchanged lines
              subject: prose
              prompts: e55a1e
              items: 1
            - score: 7
            + score: 6

              prompt of the first judgement:
                user:
                  Rate prose-1 turn 1: reply to 'Write prose 1.'

            - item prose-1: scored 7
            + item prose-1: scored 6
                question 1:

            """,
            failure,
            StringComparison.Ordinal);
        Assert.EndsWith("To accept: run with -p:AcceptSnapshots=true, or rename prose.received.txt to prose.verified.txt.", failure, StringComparison.Ordinal);
        Assert.Equal([(other.At("Snapshots/essays/prose.received.txt"), other.At("Snapshots/essays/prose.verified.txt"))], opened);
        Assert.Contains("[[6]]", await File.ReadAllTextAsync(other.At("Snapshots/essays/prose.received.txt"), Cancel), StringComparison.Ordinal);
        Assert.Contains(",fail,", File.ReadLines(Path.Join(folder, "subjects.csv")).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ChangedWeights_AreRedThoughAllIsSaidAsBefore()
    {
        await suite.RunAsync(Cancel, null, Accept);
        using var other = Sibling("[[7]]", new SnapshotHost(), weights: 'b');

        var (_, reports) = await other.RunAsync(Cancel, ["prose"]);

        Assert.Contains($"- model fingerprint: {new string('a', 64)}\n+ model fingerprint: {new string('b', 64)}\n", reports[0].Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ModelOfAnotherName_IsNotRedAndNotSilent()
    {
        await suite.RunAsync(Cancel, null, Accept);

        var (folder, reports) = await suite.RunAsync(Cancel, null, ("model:name", "mine"));

        const string Note =
            "the snapshots of essays are of 'model' judged by 'judge'; this run of 'mine' judged by 'judge' was not compared with them.";
        Assert.All(reports, r => Assert.Null(r.Failure));
        Assert.Equal(Note, Notes(folder));
        Assert.EndsWith("Note: " + Note, reports[0].Text, StringComparison.Ordinal);
        Assert.Contains("judged by 'judge' was not compared with them.", await File.ReadAllTextAsync(Path.Join(folder, "summary.md"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ModelOfAnotherNameWhereSnapshotsAreWanted_IsRedAndSaysWhoseTheyAre()
    {
        await suite.RunAsync(Cancel, null, Accept);

        var (_, reports) = await suite.RunAsync(Cancel, ["prose"], ("model:name", "mine"), ("snapshots:check", "always"));

        Assert.StartsWith(
            "essays / prose: the snapshot is of 'model' judged by 'judge', this run is of 'mine' judged by 'judge'."
            + " Set snapshots.check to auto or never to go without it, or accept this run's.\nDirectory: ",
            reports[0].Failure,
            StringComparison.Ordinal);
        Assert.Contains("- model: model\n+ model: mine\n", reports[0].Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auto", false)]
    [InlineData("never", false)]
    [InlineData("always", true)]
    public async Task RunAsync_NoSnapshots_IsRedOnlyWhereTheyAreWanted(string check, bool red)
    {
        var (_, reports) = await suite.RunAsync(Cancel, ["prose"], ("snapshots:check", check));

        Assert.Equal(red, reports[0].Failure?.Contains("\nNew:\n  - Received: prose.received.txt\n    Verified: prose.verified.txt\n\nFileContent:\n", StringComparison.Ordinal) ?? false);
        Assert.Equal(red, Directory.Exists(suite.At("Snapshots")));
    }

    [Fact]
    public async Task RunAsync_SubjectMissingAmongSnapshots_IsNew()
    {
        await suite.RunAsync(Cancel, ["prose"], Accept);

        var (_, reports) = await suite.RunAsync(Cancel);

        Assert.Null(reports[0].Failure);
        Assert.Contains("\nNew:\n  - Received: verse.received.txt\n", reports[1].Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("datasets:essays:limit", "1", "auto", "datasets.essays.limit is set")]
    [InlineData("datasets:essays:limit", "1", "always", "datasets.essays.limit is set")]
    [InlineData("run:shard", "1/1", "always", "run.shard is 1/1")]
    public async Task RunAsync_PartOfTheItems_IsNotComparedAndNoSnapshot(string key, string value, string check, string why)
    {
        await suite.RunAsync(Cancel, null, Accept);

        var (folder, reports) = await suite.RunAsync(Cancel, null, (key, value), ("snapshots:check", check));
        var (_, accepting) = await suite.RunAsync(Cancel, ["prose"], (key, value), Accept);

        Assert.All(reports, r => Assert.Null(r.Failure));
        // Of a shard the run says so first.
        var before = key == "run:shard" ? "this is shard 1/1 of a run: the scores are those of its items.|" : "";
        Assert.Equal($"{before}{why}, so essays was not compared with its snapshots.", Notes(folder));
        Assert.Contains($"{why}, and part of the items is no snapshot. Fix: accept a whole run.", accepting[0].Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_BuildServer_NeitherAcceptsNorOpens()
    {
        await suite.RunAsync(Cancel, null, Accept);
        using var server = Sibling("[[6]]", new SnapshotHost { IsBuildServer = true, Open = (_, _) => throw new InvalidOperationException("opened") });

        var (_, reports) = await server.RunAsync(Cancel, ["prose"], Accept);

        Assert.Contains("\nNothing is accepted on a build server (CI is set).\n", reports[0].Failure, StringComparison.Ordinal);
        Assert.Contains("[[7]]", await File.ReadAllTextAsync(server.At("Snapshots/essays/prose.verified.txt"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_GateMissedToo_TellsBoth()
    {
        await suite.RunAsync(Cancel, null, Accept);
        using var other = Sibling("[[6]]", new SnapshotHost());

        var (_, reports) = await other.RunAsync(Cancel, ["prose"], ("gates:essays:subjects:prose:minimum", "7"));

        Assert.Contains("\nNotEqual:\n", reports[0].Failure, StringComparison.Ordinal);
        Assert.Contains("\n\nessays / prose: score 6.00, below the minimum 7.\n", reports[0].Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Errors_AreNotCompared()
    {
        using var failing = new JudgingSuite { Engine = new ScriptedEngine { Judge = (_, _) => throw new HttpRequestException("503") } };

        var (_, reports) = await failing.RunAsync(Cancel, ["prose"], ("snapshots:check", "always"));

        Assert.DoesNotContain("Directory:", reports[0].Failure, StringComparison.Ordinal);
        Assert.False(Directory.Exists(failing.At("Snapshots")));
    }

    [Fact]
    public async Task SnapshotAsync_Subject_IsTheTextThatIsCompared()
    {
        await suite.RunAsync(Cancel, ["prose"], Accept);
        await using var run = new RunContext(suite.Build(), suite.Host);

        var text = await run.SnapshotAsync(new TestRow("essays", "prose", RowKind.Subject), Cancel);
        var gate = await run.SnapshotAsync(new TestRow("essays", "overall", RowKind.Gate), Cancel);

        Assert.Equal(await File.ReadAllTextAsync(Verified("prose"), Cancel), text);
        Assert.Null(gate);
    }

    private static ScriptedEngine Engine(string rating, char weights = 'a') =>
        new() { Judge = (_, _) => Task.FromResult($"Good.\r\n\r\n{rating}"), Weights = weights };

    /// <summary>A suite with the same snapshots.</summary>
    private JudgingSuite Sibling(string rating, SnapshotHost host, char weights = 'a')
    {
        var other = new JudgingSuite { Engine = Engine(rating, weights), Host = host, Dataset = new EssayDataset { Items = 1 } };
        Directory.CreateDirectory(other.At("Snapshots/essays"));
        foreach (var file in Directory.GetFiles(suite.At("Snapshots/essays")))
        {
            File.Copy(file, Path.Join(other.At("Snapshots/essays"), Path.GetFileName(file)));
        }
        return other;
    }

    private string Verified(string subject) => suite.At($"Snapshots/essays/{subject}.verified.txt");

    private static string Notes(string folder) =>
        string.Join('|', JsonNode.Parse(File.ReadAllText(Path.Join(folder, "run.json")))!["notes"]?.AsArray().Select(n => n!.GetValue<string>()) ?? []);
}
