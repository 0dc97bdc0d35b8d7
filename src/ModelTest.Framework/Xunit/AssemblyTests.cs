using System.Reflection;
using global::Xunit.v3;

namespace ModelTest.Xunit;

/// <summary>The tests of an assembly and their traits, as xunit finds them.</summary>
internal static class AssemblyTests
{
    /// <summary>The public methods of the classes that can be loaded.</summary>
    /// <param name="assembly">The test assembly.</param>
    public static IEnumerable<MethodInfo> Methods(Assembly assembly) =>
        Types(assembly).Where(t => t is { IsClass: true, IsAbstract: false }).SelectMany(t => t.GetMethods());

    /// <summary>The traits of a test from its method, its class and the assembly.</summary>
    /// <param name="method">The test's method.</param>
    public static IReadOnlyDictionary<string, IReadOnlyCollection<string>> Traits(MethodInfo method)
    {
        var type = method.ReflectedType ?? method.DeclaringType!;
        var ofClass = ExtensibilityPointFactory.GetClassTraits(type, ExtensibilityPointFactory.GetAssemblyTraits(type.Assembly));
        return ExtensibilityPointFactory.GetMethodTraits(method, ofClass);
    }

    /// <summary>The traits of the tests that are no theories of a dataset.</summary>
    /// <param name="assembly">The test assembly.</param>
    public static KeyValuePair<string, string>[] OtherTraits(Assembly assembly) =>
    [
        .. Methods(assembly)
            .Where(m => m.GetCustomAttributes().Any(a => a is IFactAttribute and not DatasetTheoryAttribute))
            .SelectMany(Traits)
            .SelectMany(t => t.Value, (t, value) => KeyValuePair.Create(t.Key, value))
            .Distinct(),
    ];

    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            // A class whose base is in a file that is missing; xunit goes without it too.
            return e.Types.OfType<Type>();
        }
    }
}
