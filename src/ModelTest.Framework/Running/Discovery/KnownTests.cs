using ModelTest.Running.Filters;

namespace ModelTest.Running.Discovery;

/// <summary>What a filter may ask for beside the theories of the test assembly.</summary>
/// <param name="Datasets">Datasets that exist, in this project or another: their names are no slips.</param>
/// <param name="OtherTraits">Names and values of the traits of the assembly's tests that are no theories of a dataset.</param>
internal sealed record KnownTests(IReadOnlyCollection<string> Datasets, IReadOnlyCollection<KeyValuePair<string, string>> OtherTraits)
{
    /// <summary>Datasets that the project has under this command and the assembly, built before, does not.</summary>
    public IReadOnlyCollection<string> Unbuilt { get; init; } = [];

    /// <summary>Nothing is known.</summary>
    public static KnownTests None { get; } = new([], []);

    /// <summary>Whether a test that is no theory of a dataset has what the condition asks for.</summary>
    /// <param name="condition">A condition on a trait.</param>
    public bool IsOther(FilterCondition condition) => OtherTraits.Any(t => condition.IsOn(t.Key) && condition.Names(t.Value));

    /// <summary>Whether a dataset that is somewhere else is asked for.</summary>
    /// <param name="condition">A condition on the trait Dataset.</param>
    public bool HasDataset(FilterCondition condition) => (Datasets.Any(condition.Names) && !IsUnbuilt(condition)) || IsOther(condition);

    /// <summary>Whether a dataset is asked for that only another build of the project has.</summary>
    /// <param name="condition">A condition on the trait Dataset.</param>
    public bool IsUnbuilt(FilterCondition condition) => Unbuilt.Any(condition.Names);
}
