using CsCheck;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.Tests.OpenCompass;

/// <summary>Expected numbers are those of CPython 3.11.</summary>
public sealed class PythonRandomTests
{
    private static readonly int[] Sizes = [1, 2, 5, 17, 31, 32];

    [Fact]
    public void NextBits_WithTheSeed666_GivesPythonsNumbers()
    {
        var random = new PythonRandom(666);

        Assert.Equal([1959018967u, 4216997439, 3879743412, 1619311080, 1865628554, 1217621785], Enumerable.Range(0, 6).Select(_ => random.NextBits(32)));
    }

    [Fact]
    public void NextBits_OfSeveralSizes_GivesTheHighestBits()
    {
        var random = new PythonRandom(666);

        Assert.Equal([0u, 3, 28, 49417, 932814277, 1217621785], Sizes.Select(random.NextBits));
    }

    [Theory]
    [InlineData(666, 0.45611964897696833)]
    [InlineData(-666, 0.45611964897696833)]
    [InlineData(0, 0.8444218515250481)]
    [InlineData(1, 0.13436424411240122)]
    [InlineData(42, 0.6394267984578837)]
    [InlineData(2147483647, 0.3177580158172969)]
    [InlineData(4294967296, 0.11299430095636409)]
    [InlineData(1099511627781, 0.5043802970418443)]
    public void NextDouble_OfASeed_GivesPythonsNumber(long seed, double expected) => Assert.Equal(expected, new PythonRandom(seed).NextDouble());

    [Theory]
    [InlineData("", 0.9602256525641875, 0.595411957851699)]
    [InlineData("is_switched_outputs2+20", 0.28642635449077236, 0.5076789234679329)]
    [InlineData("is_switched_outputs答案0", 0.4655662054772818, 0.3753620975646773)]
    public void NextDouble_OfATextAsSeed_GivesPythonsNumbers(string seed, double first, double second)
    {
        var random = new PythonRandom(seed);

        Assert.Equal((first, second), (random.NextDouble(), random.NextDouble()));
    }

    [Fact]
    public void NextBelow_OfABound_RejectsAsPythonDoes()
    {
        var random = new PythonRandom(666);

        Assert.Equal([3, 3, 3, 2, 4, 0, 6, 4, 4, 6, 5, 2, 0, 0, 6, 1, 3, 5, 3, 4], Enumerable.Range(0, 20).Select(_ => random.NextBelow(7)));
    }

    [Fact]
    public void Shuffle_OfTen_GivesPythonsOrder() => Assert.Equal([1, 3, 5, 9, 0, 4, 2, 8, 6, 7], Shuffled(10));

    [Fact]
    public void Shuffle_OfMoreThanTheState_GivesPythonsOrder()
    {
        var shuffled = Shuffled(700);

        Assert.Equal([520, 482, 634, 282, 387, 65, 583, 692, 154, 528], shuffled[..10]);
        Assert.Equal([512, 290, 444, 386, 467], shuffled[^5..]);
    }

    [Fact]
    public void Shuffle_OfAnything_KeepsTheItems() => Gen.Select(Gen.Long, Gen.Int[0, 40]).Sample((seed, count) =>
    {
        var items = Enumerable.Range(0, count).ToArray();
        new PythonRandom(seed == long.MinValue ? 0 : seed).Shuffle(items);
        return items.Order().SequenceEqual(Enumerable.Range(0, count));
    });

    private static int[] Shuffled(int count)
    {
        var items = Enumerable.Range(0, count).ToArray();
        new PythonRandom(666).Shuffle(items);
        return items;
    }
}
