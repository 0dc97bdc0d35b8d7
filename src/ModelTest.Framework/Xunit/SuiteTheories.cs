using System.Collections.Concurrent;
using System.Reflection;
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
    public static IReadOnlyList<TestRow> Rows(MethodInfo method, string dataset)
    {
        var assembly = (method.ReflectedType ?? method.DeclaringType!).Assembly;
        var theories = Found.GetOrAdd(assembly, a => new Lazy<IReadOnlyList<Theory>>(() => Find(a))).Value;
        var name = NameOf(method);
        var theory = theories.FirstOrDefault(t => t.FullyQualifiedName == name && t.Dataset == dataset) ?? Open(assembly, dataset, name);
        var filter = FilterOf(assembly);
        return FilterParser.Parse(filter) is { } parsed
            ? new FilterGuard(parsed, filter, theories, KnownDatasets(assembly)).Rows(theory)
            : theory.Rows;
    }

    private static Theory[] Find(Assembly assembly) =>
    [
        .. from type in assembly.GetTypes()
           where type is { IsClass: true, IsAbstract: false }
           from method in type.GetMethods()
           let attribute = method.GetCustomAttribute<DatasetTheoryAttribute>()
           where attribute is not null
           select Open(assembly, attribute.Dataset, NameOf(method)),
    ];

    private static string NameOf(MethodInfo method) => $"{method.ReflectedType?.FullName}.{method.Name}";

    private static Theory Open(Assembly assembly, string dataset, string name)
    {
        try
        {
            var suite = Suite.Of(assembly);
            var opened = suite.Dataset(dataset);
            return opened.Problems.Count == 0
                ? new Theory(dataset, name, DatasetRows.Of(suite, opened), opened)
                : Broken(dataset, name, new InputException(opened.Problems).Message, opened);
        }
        catch (InputException e)
        {
            return Broken(dataset, name, e.Message, Default(assembly, dataset));
        }
#pragma warning disable CA1031 // An extension's bug must be a failing test, not an explorer without tests.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Broken(dataset, name, e.ToString(), null);
        }
    }

    private static Theory Broken(string dataset, string name, string message, SuiteDataset? opened) =>
        new(dataset, name, [DatasetRows.Problem(dataset, "configuration", message)], opened);

    private static SuiteDataset? Default(Assembly assembly, string dataset)
    {
        try
        {
            return Suite.OfDefaults(assembly).Dataset(dataset);
        }
        catch (InputException)
        {
            return null;
        }
    }

    private static string FilterOf(Assembly assembly)
    {
        try
        {
            return RuntimeSettings.Load(assembly).Filter;
        }
        catch (InputException)
        {
            // The rows tell it.
            return "";
        }
    }

    private static IReadOnlyCollection<string> KnownDatasets(Assembly assembly)
    {
        try
        {
            return [.. SuiteExtensions.Register(assembly).Datasets.Keys];
        }
        catch (InputException)
        {
            return [];
        }
    }
}
