using CsCheck;
using ModelTest.Statistics.Paired;

namespace ModelTest.Tests.Statistics.Paired;

public sealed class HolmTests
{
    [Fact]
    public void Adjust_FiveTests_MultipliesByWhatIsLeft() =>
        // 5 x 0.005, 4 x 0.01, 3 x 0.03, then 2 x 0.04 is less than what came before it, 1 x 0.5.
        Assert.Equal([0.04, 0.09, 0.09, 0.025, 0.5], Holm.Adjust([0.01, 0.04, 0.03, 0.005, 0.5]).Select(p => Math.Round(p, 12)));

    [Fact]
    public void Adjust_Nothing_IsNothing() => Assert.Empty(Holm.Adjust([]));

    [Fact]
    public void Adjust_AnyTests_RejectsAsTheStepwiseProcedureDoes() =>
        Gen.Select(Gen.Double[0, 0.2].Array[1, 30], Gen.Double[0.01, 0.2]).Sample((values, level) =>
        {
            var rejected = new HashSet<int>();
            foreach (var (i, rank) in Enumerable.Range(0, values.Length).OrderBy(i => values[i]).Select((i, rank) => (i, rank)))
            {
                if (values[i] > level / (values.Length - rank))
                {
                    break;
                }
                rejected.Add(i);
            }
            var adjusted = Holm.Adjust(values);
            // A product and a quotient may fall on different sides of an equal level; these are drawn and do not.
            Assert.Equal(rejected.Order(), Enumerable.Range(0, values.Length).Where(i => adjusted[i] <= level));
        });
}
