using ModelTest.Running.Discovery;
using ModelTest.Running.Filters;
using ModelTest.Xunit;

namespace ModelTest.Tests.Xunit;

public sealed class SuiteTheoriesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Subject=law")]
    [InlineData("Category=STEM&Suite=nightly")]
    [InlineData("DisplayName~law")]
    [InlineData("Dataset=fake")]
    public void Rows_ExtensionThatThrows_GivesARowThatTheFilterMatches(string filter)
    {
        var method = SuiteAssembly.Theory(typeof(ThrowingExtension), "Suite=nightly");

        var row = Assert.Single(SuiteTheories.Rows(method, "fake", filter));

        Assert.StartsWith(
            $"ModelTestExtension {typeof(ThrowingExtension)}: cannot be created: InvalidOperationException: no licence, at ",
            row.Message,
            StringComparison.Ordinal);
        var theory = new Theory("fake", "Suite.FakeTests.Subject", [row], null) { Traits = AssemblyTests.Traits(method) };
        Assert.True(FilterParser.Parse(filter)?.Matches(property => theory.Values(row, property)) ?? true);
    }

    [Theory]
    [InlineData(typeof(ThrowingRegistration), "its Register method failed: FileNotFoundException: Native.dll is missing, at ")]
    [InlineData(typeof(SuiteTheoriesTests), "does not implement IModelTestExtension. Fix: name a class that does.")]
    [InlineData(typeof(string), "has no public constructor without parameters. Fix: add one.")]
    public void Rows_ExtensionThatCannotBeUsed_SaysWhy(Type extension, string expected)
    {
        var row = Assert.Single(SuiteTheories.Rows(SuiteAssembly.Theory(extension), "fake"));

        Assert.StartsWith($"ModelTestExtension {extension}: {expected}", row.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Traits_OfClassAndMethod_AreTogether() =>
        Assert.Equal(["Dataset", "Suite"], AssemblyTests.Traits(SuiteAssembly.Theory(typeof(ThrowingExtension), "Suite=nightly")).Keys.Order());

    [Fact]
    [Trait("Category", "Unit")]
    public void OtherTraits_OfThisAssembly_AreThoseOfItsTests() =>
        Assert.Contains(KeyValuePair.Create("Category", "Unit"), AssemblyTests.OtherTraits(typeof(SuiteTheoriesTests).Assembly));
}
