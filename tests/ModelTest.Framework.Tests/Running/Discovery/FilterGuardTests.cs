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
    [InlineData("Dataset=fake2", "no dataset of this project is named 'fake2', so nothing is tested. Fix: did you mean 'fake'?")]
    [InlineData("Dataset=gsm8k", "no dataset of this project is named 'gsm8k', so nothing is tested. Fix: valid are: fake. Name datasets of other projects")]
    [InlineData("Dataset=fake|Dataset=gsm8k", "no dataset of this project is named 'gsm8k', so nothing is tested.")]
    [InlineData("Dataset=fake&DisplayName~lwa", "no test of fake meets all these conditions together")]
    public void Rows_FilterThatMissesWhatItAsksFor_AddsAGuardThatMatches(string filter, string expected)
    {
        var guard = Assert.Single(Rows(filter), row => row.Kind == RowKind.Problem);

        Assert.StartsWith($"--filter \"{filter}\": {expected}", guard.Message, StringComparison.Ordinal);
        Assert.True(Matches(filter, guard));
    }

    [Theory]
    [InlineData("Dataset=fake&Model=bsae", "fake has no model 'bsae', so nothing is tested. Fix: did you mean 'base'?")]
    [InlineData("Model=bsae", "fake has no model 'bsae', so nothing is tested. Fix: did you mean 'base'?")]
    [InlineData("Dataset=fake&Model=base", null)]
    public void Rows_SeveralModels_GuardKnowsThem(string filter, string? expected)
    {
        var guard = Rows(filter, ("run:models", "base;candidate")).SingleOrDefault(row => row.Kind == RowKind.Problem);

        Assert.Equal(expected is null ? null : $"--filter \"{filter}\": {expected}", guard?.Message);
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
        var guard = new FilterGuard(FilterParser.Parse(filter)!, filter, [broken], new KnownTests(["fake", "other"], []));

        var row = Assert.Single(guard.Rows(broken));

        Assert.Equal("no data", row.Message);
        Assert.Equal(expected, Matches(filter, row));
    }

    [Theory]
    [InlineData("Category=STEM")]
    [InlineData("Category=STEM&Subject=law")]
    [InlineData("Subject~law|Subject=physics")]
    [InlineData("DisplayName~law")]
    [InlineData("DisplayName=fake / law")]
    [InlineData("DisplayName~law&DisplayName~fake")]
    [InlineData("DisplayName~law&Category=STEM")]
    [InlineData("FullyQualifiedName~FakeTests&Category=STEM")]
    [InlineData("Dataset=gsm8k")]
    [InlineData("Category!=STEM")]
    [InlineData("FullyQualifiedName~Tokenizer|Category=STEM")]
    public void Rows_DatasetOfWhichNothingIsKnown_RowOutlivesTheFilter(string filter)
    {
        var row = Unknown(filter);

        Assert.Equal("no data", row.Message);
        Assert.True(Matches(filter, row), $"{row.DisplayName} {string.Join(", ", row.Traits.Keys)}");
    }

    [Theory]
    [InlineData("FullyQualifiedName~Tokenizer&Category=STEM")]
    [InlineData("Tokenizer")]
    [InlineData("Dataset=other&Category=STEM")]
    [InlineData("Dataset!=fake&Category=STEM")]
    [InlineData("Priority=1&Category=STEM")]
    [InlineData("Category=Unit")]
    public void Rows_DatasetOfWhichNothingIsKnown_FilterForOtherTestsLeavesItOut(string filter) =>
        Assert.False(Matches(filter, Unknown(filter, KeyValuePair.Create("Category", "Unit"))));

    [Fact]
    public void Rows_NearlyOurCategoryButAnothersTests_AddsNoGuard()
    {
        Assert.Contains(Rows("Category=STEMS"), row => row.Kind == RowKind.Problem);
        Assert.DoesNotContain(Rows("Category=STEMS", [KeyValuePair.Create("Category", "STEMS")]), row => row.Kind == RowKind.Problem);
    }

    [Theory]
    [InlineData("Dataset=fake&Suite=nightly", false)]
    [InlineData("Dataset=fake&Suite=weekly", true)]
    [InlineData("Dataset=fake&Suite!=nightly", true)]
    [InlineData("Subject=law&Suite=nightly", false)]
    public void Rows_TraitsOfTheClass_CountAsTheFilterSeesThem(string filter, bool expected)
    {
        var suite = builder.Build();
        var opened = suite.Dataset("fake");
        var theory = new Theory("fake", Method, DatasetRows.Of(suite, opened), opened)
        {
            Traits = new Dictionary<string, IReadOnlyCollection<string>> { ["suite"] = ["nightly"] },
        };

        var rows = new FilterGuard(FilterParser.Parse(filter)!, filter, [theory], KnownTests.None).Rows(theory);

        Assert.Equal(expected, rows.Any(row => row.Kind == RowKind.Problem));
    }

    [Theory]
    [InlineData("Subject=law", true)]
    [InlineData("Dataset=fake&Category=STEM", true)]
    [InlineData("DisplayName~law", true)]
    [InlineData("Dataset=fake", false)]
    [InlineData("Dataset=fake|Subject=law", false)]
    [InlineData("Dataset=other", false)]
    public void Rows_FilterThatLeavesOutWhatAcceptsABaseline_AddsAGuardThatMatches(string filter, bool guarded)
    {
        var guard = Rows(filter, ("baselines:accept", "true")).SingleOrDefault(row => row.Kind == RowKind.Problem);

        Assert.Equal(
            guarded
                ? $"--filter \"{filter}\": leaves out the test that accepts the baseline of fake, so nothing is accepted."
                    + " Fix: ask for Dataset=fake alone; datasets.fake.subjects limits what is accepted."
                : null,
            guard?.Message);
        Assert.True(guard is null || Matches(filter, guard));
    }

    [Fact]
    public void Rows_DatasetThatOnlyAnotherBuildHas_SaysSo()
    {
        var suite = builder.Build();
        var opened = suite.Dataset("fake");
        var theory = new Theory("fake", Method, DatasetRows.Of(suite, opened), opened);
        var known = new KnownTests(["fake", "other"], []) { Unbuilt = ["other"] };

        var rows = new FilterGuard(FilterParser.Parse("Dataset=other")!, "Dataset=other", [theory], known).Rows(theory);

        Assert.Equal(
            "--filter \"Dataset=other\": this build has no tests of 'other', so nothing is tested."
            + " Fix: give the command without --no-build: which datasets a build has tests of may depend on the filter and on -p:.",
            Assert.Single(rows, r => r.Kind == RowKind.Problem).Message);
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
        var guard = new FilterGuard(FilterParser.Parse("Dataset=fake&Subject=lwa")!, "Dataset=fake&Subject=lwa", theories, new KnownTests(["fake", "other"], []));

        Assert.Single(guard.Rows(theories[0]));
        Assert.Equal(2, guard.Rows(theories[1]).Count);
    }

    private static TestRow Unknown(string filter, params KeyValuePair<string, string>[] others)
    {
        var broken = new Theory("fake", Method, [DatasetRows.Problem("fake", "configuration", "no data")], null);
        return Assert.Single(new FilterGuard(FilterParser.Parse(filter)!, filter, [broken], new KnownTests(["fake", "other"], others)).Rows(broken));
    }

    private IReadOnlyList<TestRow> Rows(string filter, params (string, string)[] settings) => Rows(filter, null, settings);

    private IReadOnlyList<TestRow> Rows(string filter, KeyValuePair<string, string>[]? others, params (string, string)[] settings)
    {
        var suite = builder.Build(settings);
        var opened = suite.Dataset("fake");
        var theory = new Theory("fake", Method, DatasetRows.Of(suite, opened), opened);
        return new FilterGuard(FilterParser.Parse(filter)!, filter, [theory], new KnownTests(["fake", "other"], others ?? [])).Rows(theory);
    }

    private static bool Matches(string filter, TestRow row) => FilterParser.Parse(filter)!.Matches(property => new Theory("fake", Method, [], null).Values(row, property));

    private static TestRow Row(string dataset, string subject) => new(dataset, subject, RowKind.Subject)
    {
        Traits = new Dictionary<string, IReadOnlyCollection<string>> { ["Dataset"] = [dataset], ["Subject"] = [subject] },
    };
}
