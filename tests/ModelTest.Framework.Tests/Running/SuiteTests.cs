using ModelTest.Problems;
using ModelTest.Running.Discovery;

namespace ModelTest.Tests.Running;

public sealed class SuiteTests : IDisposable
{
    private readonly SuiteBuilder builder = new();

    public void Dispose() => builder.Dispose();

    [Fact]
    public void Dataset_SubjectsSetting_SelectsInTheDatasetsOrder()
    {
        var dataset = builder.Build(("datasets:fake:subjects", "Biology,law")).Dataset("fake");

        Assert.Equal(["law", "biology"], dataset.Subjects.Select(s => s.Name));
        Assert.Empty(dataset.Problems);
    }

    [Fact]
    public void Dataset_UnknownSubjectInSetting_IsAProblemWithTheNearestName()
    {
        var dataset = builder.Build(("datasets:fake:subjects", "law,phisics")).Dataset("fake");

        Assert.Equal(
            "-p:datasets:fake:subjects, datasets.fake.subjects: fake has no subject 'phisics'. Fix: did you mean 'physics'?",
            Assert.Single(dataset.Problems).ToString());
    }

    [Fact]
    public void Dataset_GateOfUnknownGroup_IsAProblem() =>
        Assert.Contains(
            "'STEMM' is no group of fake.",
            Assert.Single(builder.Build(("gates:fake:groups:STEMM:minimum", "0.5")).Dataset("fake").Problems).ToString(),
            StringComparison.Ordinal);

    [Fact]
    public void Dataset_NoExtensionBringsIt_SaysSo()
    {
        var e = Assert.Throws<InputException>(() => builder.Build().Dataset("fkae"));

        Assert.Equal("the test project: asks for the dataset 'fkae', which no extension brings. Fix: did you mean 'fake'?", e.Message);
    }

    [Fact]
    public void Rows_GateOverSubjectsThatAreLeftOut_IsSkippedWithTheReason()
    {
        var suite = builder.Build(("datasets:fake:subjects", "physics"), ("gates:fake:groups:STEM:minimum", "0.5"), ("gates:fake:minimum", "0.5"));

        var rows = DatasetRows.Of(suite, suite.Dataset("fake"));

        Assert.Equal(["fake / physics", "fake / (STEM)", "fake / (overall)"], rows.Select(r => r.DisplayName));
        Assert.Equal(
            [
                null,
                "datasets.fake.subjects leaves out 1 of the 2 subjects this gate is for.",
                "datasets.fake.subjects leaves out 2 of the 3 subjects this gate is for.",
            ],
            rows.Select(r => r.Skip));
    }
}
