using ModelTest.Running.Discovery;
using ModelTest.Running.Filters;

namespace ModelTest.Tests.Running.Discovery;

public sealed class FilterGuardTests : IDisposable
{
    private const string Method = "Suite.FakeTests.Subject";

    private readonly SuiteBuilder builder = new();

    public void Dispose() => builder.Dispose();

    [Theory]
    [InlineData("Dataset=fake")]
    [InlineData("Subject=law")]
    [InlineData("Category=STEM")]
    [InlineData("Dataset=fake&(Subject=law|Subject=physics)")]
    [InlineData("Dataset=other")]
    [InlineData("Dataset=other&Subject=lwa")]
    [InlineData("Category=Unit")]
    [InlineData("Category=System")]
    [InlineData("FullyQualifiedName~Tokenizer")]
    [InlineData("Tokenizer")]
    [InlineData("Dataset=fake2")]
    [InlineData("Subject=law|Subject=writing")]
    public void Rows_FilterThatIsRightOrAboutSomethingElse_AddsNoGuard(string filter) =>
        Assert.All(Rows(filter), row => Assert.Equal(RowKind.Subject, row.Kind));

    [Theory]
    [InlineData("Dataset=fake&Subject=lwa", "fake has no subject 'lwa', so nothing is tested. Fix: did you mean 'law'?")]
    [InlineData("Subject=lwa", "fake has no subject 'lwa', so nothing is tested. Fix: did you mean 'law'?")]
    [InlineData("Dataset=fkae", "no dataset of this project is named 'fkae', so nothing is tested. Fix: did you mean 'fake'?")]
    [InlineData("Dataset=fake&Category=STEMM", "fake has no category 'STEMM', so nothing is tested. Fix: did you mean 'STEM'?")]
    [InlineData("Category=STEMM", "fake has no category 'STEMM', so nothing is tested. Fix: did you mean 'STEM'?")]
    [InlineData("Dataset=fake&Subject=philosophy", "fake has no subject 'philosophy', so nothing is tested. Fix: valid are: law, physics, biology.")]
    [InlineData("Dataset=fake&Subject=law&Category=STEM", "no test of fake meets all these conditions together, so nothing is tested. Fix: leave")]
    [InlineData("Dataset=fake&(Subject=law|Subject=phisics)", "fake has no subject 'phisics', so nothing is tested. Fix: did you mean 'physics'?")]
    [InlineData("Dataset=fake&DisplayName~lwa", "no test of fake meets all these conditions together")]
    public void Rows_FilterThatMissesWhatItAsksFor_AddsAGuardThatMatches(string filter, string expected)
    {
        var guard = Assert.Single(Rows(filter), row => row.Kind == RowKind.Problem);

        Assert.StartsWith($"--filter \"{filter}\": {expected}", guard.Message, StringComparison.Ordinal);
        Assert.True(Matches(filter, guard));
    }

    [Fact]
    public void Rows_SubjectThatSettingsLeaveOut_GuardNamesTheSetting()
    {
        var guard = Assert.Single(Rows("Dataset=fake&Subject=law", ("datasets:fake:subjects", "physics")), row => row.Kind == RowKind.Problem);

        Assert.Contains("datasets.fake.subjects leaves out what the filter asks for", guard.Message, StringComparison.Ordinal);
        Assert.Contains("Fix: add 'law' to datasets.fake.subjects", guard.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dataset=fake&Subject=law", true)]
    [InlineData("Subject=law", true)]
    [InlineData("Category=STEM", true)]
    [InlineData("Dataset=fkae", true)]
    [InlineData("DisplayName~fake", true)]
    [InlineData("Category=Unit", false)]
    [InlineData("Dataset=other", false)]
    public void Rows_DatasetThatCannotBeUsed_RowOutlivesFiltersOnIt(string filter, bool expected)
    {
        var opened = builder.Build().Dataset("fake");
        var broken = new Theory("fake", Method, [DatasetRows.Problem("fake", "configuration", "no data")], opened);
        var guard = new FilterGuard(FilterParser.Parse(filter)!, filter, [broken], ["fake"]);

        var row = Assert.Single(guard.Rows(broken));

        Assert.Equal("no data", row.Message);
        Assert.Equal(expected, Matches(filter, row));
    }

    [Fact]
    public void Rows_TwoTheories_OnlyTheOneInQuestionGuards()
    {
        var opened = builder.Build().Dataset("fake");
        Theory[] theories =
        [
            new("other", "Suite.OtherTests.Subject", [Row("other", "x")], opened with { Name = "other" }),
            new("fake", Method, [Row("fake", "law")], opened),
        ];
        var guard = new FilterGuard(FilterParser.Parse("Dataset=fake&Subject=lwa")!, "Dataset=fake&Subject=lwa", theories, ["fake", "other"]);

        Assert.Single(guard.Rows(theories[0]));
        Assert.Equal(2, guard.Rows(theories[1]).Count);
    }

    private IReadOnlyList<TestRow> Rows(string filter, params (string, string)[] settings)
    {
        var suite = builder.Build(settings);
        var opened = suite.Dataset("fake");
        var theory = new Theory("fake", Method, DatasetRows.Of(suite, opened), opened);
        return new FilterGuard(FilterParser.Parse(filter)!, filter, [theory], ["fake", "other"]).Rows(theory);
    }

    private static bool Matches(string filter, TestRow row) => FilterParser.Parse(filter)!.Matches(property => row.Values(property, Method));

    private static TestRow Row(string dataset, string subject) => new(dataset, subject, RowKind.Subject)
    {
        Traits = new Dictionary<string, IReadOnlyCollection<string>> { ["Dataset"] = [dataset], ["Subject"] = [subject] },
    };
}
