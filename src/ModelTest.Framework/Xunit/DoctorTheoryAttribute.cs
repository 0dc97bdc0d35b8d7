using System.Reflection;
using System.Runtime.CompilerServices;
using global::Xunit;
using global::Xunit.Sdk;
using global::Xunit.v3;
using ModelTest.Running;

namespace ModelTest.Xunit;

/// <summary>
/// Marks a method with one parameter of type <see cref="string"/> as the check-up of a test project: a row for the model, one for the judge where
/// a dataset is judged, and one for each dataset. The method calls <see cref="DoctorTest.RunAsync"/>. <c>dotnet test --filter Doctor</c> runs
/// them alone.
/// </summary>
/// <param name="sourceFilePath">Filled in by the compiler.</param>
/// <param name="sourceLineNumber">Filled in by the compiler.</param>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(TheoryDiscoverer))]
public sealed class DoctorTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : TheoryAttribute(sourceFilePath, sourceLineNumber), IDataAttribute
{
    /// <summary>The trait of the rows; its value is the part that is examined.</summary>
    internal const string Trait = "Doctor";

    bool? IDataAttribute.Explicit => null;

    string? IDataAttribute.Label => null;

    string? IDataAttribute.TestDisplayName => null;

    int? IDataAttribute.Timeout => null;

    string[]? IDataAttribute.Traits => null;

    ValueTask<IReadOnlyCollection<ITheoryDataRow>> IDataAttribute.GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        ArgumentNullException.ThrowIfNull(testMethod);
        return new([.. DoctorRunner.Parts(SuiteTheories.Datasets(testMethod)).Select(Row)]);
    }

    bool IDataAttribute.SupportsDiscoveryEnumeration() => true;

    private static TheoryDataRow Row(string part) => new(part)
    {
        TestDisplayName = $"doctor / {part}",
        Label = "",
        Traits = new(StringComparer.OrdinalIgnoreCase) { [Trait] = [part] },
    };
}
