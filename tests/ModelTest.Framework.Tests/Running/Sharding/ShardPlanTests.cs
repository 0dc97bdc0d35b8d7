using CsCheck;
using ModelTest.Configuration;
using ModelTest.Running;
using ModelTest.Running.Sharding;

namespace ModelTest.Tests.Running.Sharding;

public sealed class ShardPlanTests
{
    [Fact]
    public void Numbers_AnyCosts_AreEvenPiecesInOrder() =>
        Gen.Select(Gen.Long[1, 100_000].Array[1, 300], Gen.Int[1, 20]).Sample((costs, shards) =>
        {
            var numbers = ShardPlan.Numbers(costs, shards);

            Assert.Equal(numbers.Order(), numbers);
            Assert.All(numbers, n => Assert.InRange(n, 1, shards));
            var share = (double)costs.Sum() / shards;
            Assert.All(
                Enumerable.Range(1, shards),
                shard => Assert.InRange(costs.Zip(numbers).Where(c => c.Second == shard).Sum(c => c.First), share - costs.Max(), share + costs.Max()));
        });

    [Fact]
    public void Numbers_ManyExpensiveItems_DoNotOverflow() =>
        Assert.Equal([1, 2, 3], ShardPlan.Numbers([long.MaxValue / 4, long.MaxValue / 4, long.MaxValue / 4], 3));

    [Fact]
    public void Of_EvenSubjects_KeepsEachTogether()
    {
        using var builder = new SuiteBuilder();
        var dataset = builder.Build().Dataset("fake");

        var plans = Enumerable.Range(1, 3).Select(n => ShardPlan.Of(dataset, new Shard(n, 3))).ToList();

        Assert.Equal(["law", "physics", "biology"], plans.SelectMany(p => p.Keys));
        Assert.All(plans, p => Assert.Equal(4, p.Values.Single().Count));
    }

    [Fact]
    public void Of_UnevenSubjects_CutsThem()
    {
        using var builder = new SuiteBuilder();
        var dataset = builder.Build(("datasets:fake:limit", "3"), ("datasets:fake:subjects", "law,physics")).Dataset("fake");

        var plans = Enumerable.Range(1, 4).Select(n => ShardPlan.Of(dataset, new Shard(n, 4))).ToList();

        // Six items for four; those of physics have the longer question.
        Assert.Equal(["law-0 law-1", "law-2", "physics-0 physics-1", "physics-2"], plans.Select(p => string.Join(' ', p.Values.Single().Order())));
    }

    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("2/3", 2, 3)]
    [InlineData("10000/10000", 10000, 10000)]
    public void Parse_Shard_IsRead(string text, int number, int count) => Assert.Equal(new Shard(number, count), Shard.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("-1/3")]
    [InlineData("1/3/5")]
    [InlineData("1 / 3")]
    [InlineData("1/99999999999")]
    public void Parse_AnythingElse_IsNone(string text) => Assert.Null(Shard.Parse(text));
}
