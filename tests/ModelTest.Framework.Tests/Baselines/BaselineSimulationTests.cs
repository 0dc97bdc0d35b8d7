using ModelTest.Baselines;
using static ModelTest.Tests.Baselines.ComparedSubjects;

namespace ModelTest.Tests.Baselines;

public sealed class BaselineSimulationTests
{
    [Fact]
    public void Losses_NoTrueChange_AreRedInAtMostFiveOfAHundredRuns()
    {
        const int Runs = 2000;
        var random = new Random(11);

        var red = Enumerable.Range(0, Runs).Count(_ =>
        {
            var subjects = Enumerable.Range(0, 16).Select(i => Drawn($"s{i}", 40, 0.065, 0.065, random)).ToList();
            var (overall, each) = new BaselineComparison(subjects).Losses;
            return each.Append(overall).Min() <= 0.05;
        });

        Assert.InRange(red, 1, Runs / 20);
    }

    private static SubjectComparison Drawn(string name, int items, double lost, double gained, Random random)
    {
        var draws = Enumerable.Range(0, items).Select(_ => random.NextDouble()).ToList();
        return Subject(name, items, draws.Count(d => d < lost), draws.Count(d => d >= lost && d < lost + gained));
    }
}
