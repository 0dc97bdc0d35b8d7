using ModelTest.Running.Several;

namespace ModelTest.Tests.Running.Several;

public sealed class ModelTurnsTests
{
    private readonly List<string> closed = [];

    [Fact]
    public async Task EnterAsync_OneModel_IsNeverClosed()
    {
        var turns = Turns();

        await using (await turns.EnterAsync("a", Cancel))
        {
            await using var again = await turns.EnterAsync("a", Cancel);
        }
        await using var later = await turns.EnterAsync("a", Cancel);

        Assert.Empty(closed);
    }

    [Fact]
    public async Task EnterAsync_AnotherModel_WaitsForTheLastTestOfTheFirst()
    {
        var turns = Turns();
        var first = await turns.EnterAsync("a", Cancel);
        var other = turns.EnterAsync("b", Cancel);
        var second = await turns.EnterAsync("a", Cancel);

        await first.DisposeAsync();
        Assert.False(other.IsCompleted);
        await second.DisposeAsync();

        await using var turn = await other;
        Assert.Equal(["a"], closed);
    }

    [Fact]
    public async Task EnterAsync_SeveralModels_HaveTheirTurnsInTheOrderTheyCame()
    {
        var turns = Turns();
        var first = await turns.EnterAsync("a", Cancel);
        var b = turns.EnterAsync("b", Cancel);
        var c = turns.EnterAsync("c", Cancel);
        var alsoB = turns.EnterAsync("b", Cancel);
        await first.DisposeAsync();

        await (await b).DisposeAsync();
        Assert.False(c.IsCompleted);
        await (await alsoB).DisposeAsync();
        await (await c).DisposeAsync();

        Assert.Equal(["a", "b"], closed);
    }

    [Fact]
    public async Task EnterAsync_GivenUp_LetsTheNextHaveItsTurn()
    {
        var turns = Turns();
        using var stop = new CancellationTokenSource();
        var first = await turns.EnterAsync("a", Cancel);
        var b = turns.EnterAsync("b", stop.Token);
        var c = turns.EnterAsync("c", Cancel);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => b);
        await first.DisposeAsync();

        await using var turn = await c;
        Assert.Equal(["a"], closed);
    }

    [Fact]
    public async Task EnterAsync_ModelThatCannotBeClosed_IsToldAndHoldsNobodyUp()
    {
        var turns = new ModelTurns(_ => throw new InvalidOperationException("stuck"));
        var first = await turns.EnterAsync("a", Cancel);
        var b = turns.EnterAsync("b", Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(() => first.DisposeAsync().AsTask());

        await using var turn = await b;
    }

    [Fact]
    public async Task EnterAsync_ManyTestsInAnyOrder_AllHaveTheirTurnAlone()
    {
        var running = new Dictionary<string, int>(StringComparer.Ordinal) { ["a"] = 0, ["b"] = 0, ["c"] = 0 };
        var mixed = false;
        var turns = Turns();

        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(async () =>
        {
            var model = "abc"[i * 7 % 3].ToString();
            await using var turn = await turns.EnterAsync(model, Cancel);
            lock (running)
            {
                running[model]++;
                mixed |= running.Count(r => r.Value > 0) > 1;
            }
            await Task.Yield();
            lock (running)
            {
                running[model]--;
            }
        }, Cancel)));

        Assert.False(mixed);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ModelTurns Turns() => new(model =>
    {
        lock (closed)
        {
            closed.Add(model);
        }
        return Task.CompletedTask;
    });
}
