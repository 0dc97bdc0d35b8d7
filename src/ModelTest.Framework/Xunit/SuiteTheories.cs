using System.Collections.Concurrent;
using System.Reflection;
using ModelTest.Judging;
using ModelTest.Problems;
using ModelTest.Running;
using ModelTest.Running.Discovery;
using ModelTest.Running.Filters;

namespace ModelTest.Xunit;

/// <summary>Finds the theories of a test assembly and their rows. Whatever is wrong becomes a row that fails, never a failure of discovery.</summary>
internal static class SuiteTheories
{
    private static readonly ConcurrentDictionary<Assembly, Lazy<IReadOnlyList<Theory>>> Found = new();

    /// <summary>The rows of a theory under the filter of this run.</summary>
    /// <param name="method">The theory's method.</param>
    /// <param name="dataset">Its dataset.</param>
    public static IReadOnlyList<TestRow> Rows(MethodInfo method, string dataset) =>
        // Where the filter cannot be read, the rows tell it.
        Rows(method, dataset, Attempt.Or("", () => RuntimeSettings.Load(AssemblyOf(method)).Filter));

    /// <summary>The rows of a theory under a filter.</summary>
    /// <param name="method">The theory's method.</param>
    /// <param name="dataset">Its dataset.</param>
    /// <param name="filter">What was given to <c>--filter</c>.</param>
    public static IReadOnlyList<TestRow> Rows(MethodInfo method, string dataset, string filter)
    {
        var assembly = AssemblyOf(method);
        var theories = Of(assembly);
        var name = NameOf(method);
        var theory = theories.FirstOrDefault(t => t.FullyQualifiedName == name && t.Dataset == dataset) ?? Open(method, dataset);
        return FilterParser.Parse(filter) is { } parsed ? new FilterGuard(parsed, filter, theories, Known(assembly)).Rows(theory) : theory.Rows;
    }

    /// <summary>The datasets of an assembly: name, and whether it is judged.</summary>
    /// <param name="method">A method of the assembly.</param>
    public static IReadOnlyList<(string Name, bool IsJudged)> Datasets(MethodInfo method) =>
    [
        .. Of(AssemblyOf(method)).DistinctBy(t => t.Dataset).Select(t => (t.Dataset, t.Opened?.Dataset is IJudgedDataset)),
    ];

    private static IReadOnlyList<Theory> Of(Assembly assembly) => Found.GetOrAdd(assembly, a => new Lazy<IReadOnlyList<Theory>>(() => Find(a))).Value;

    private static Theory[] Find(Assembly assembly) =>
    [
        .. from method in AssemblyTests.Methods(assembly)
           let attribute = method.GetCustomAttribute<DatasetTheoryAttribute>()
           where attribute is not null
           select Open(method, attribute.Dataset),
    ];

    private static Assembly AssemblyOf(MethodInfo method) => (method.ReflectedType ?? method.DeclaringType!).Assembly;

    private static string NameOf(MethodInfo method) => $"{method.ReflectedType?.FullName}.{method.Name}";

    private static Theory Open(MethodInfo method, string dataset)
    {
        var assembly = AssemblyOf(method);
        try
        {
            var suite = Suite.Of(assembly);
            var opened = suite.Dataset(dataset);
            return opened.Problems.Count == 0
                ? new Theory(dataset, NameOf(method), DatasetRows.Of(suite, opened), opened) { Traits = AssemblyTests.Traits(method) }
                : Broken(method, dataset, new InputException(opened.Problems).Message, opened);
        }
        catch (InputException e)
        {
            return Broken(method, dataset, e.Message, Attempt.Or(null, () => Suite.OfDefaults(assembly).Dataset(dataset)));
        }
#pragma warning disable CA1031 // An extension's bug must be a failing test, not an explorer without tests.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Broken(method, dataset, e.ToString(), null);
        }
    }

    private static Theory Broken(MethodInfo method, string dataset, string message, SuiteDataset? opened) =>
        new(dataset, NameOf(method), [DatasetRows.Problem(dataset, "configuration", message)], opened)
        {
            Traits = Attempt.Or(new Dictionary<string, IReadOnlyCollection<string>>(), () => AssemblyTests.Traits(method)),
        };

    private static KnownTests Known(Assembly assembly)
    {
        var settings = Attempt.Or(new RuntimeSettings(), () => RuntimeSettings.Load(assembly));
        return new KnownTests(
            [.. Attempt.Or([], () => SuiteExtensions.Register(assembly).Datasets.Keys.ToArray()), .. Names(settings.OtherDatasets)],
            Attempt.Or([], () => AssemblyTests.OtherTraits(assembly)))
        {
            Unbuilt = [.. Names(settings.Datasets).Except(Of(assembly).Select(t => t.Dataset))],
        };
    }

    private static string[] Names(string list) => list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
