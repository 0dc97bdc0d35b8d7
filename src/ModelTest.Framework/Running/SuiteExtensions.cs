using System.Reflection;
using ModelTest.Extensions;
using ModelTest.Problems;

namespace ModelTest.Running;

/// <summary>Creates the extensions a test assembly names.</summary>
internal static class SuiteExtensions
{
    /// <summary>A registry with what the extensions bring.</summary>
    /// <param name="assembly">The test assembly.</param>
    /// <exception cref="InputException">A named class is no extension or cannot be created.</exception>
    public static ExtensionRegistry Register(Assembly assembly)
    {
        var registry = new ExtensionRegistry();
        foreach (var attribute in assembly.GetCustomAttributes<ModelTestExtensionAttribute>())
        {
            Create(attribute.Extension).Register(registry);
        }
        return registry;
    }

    private static IModelTestExtension Create(Type type)
    {
        try
        {
            return Activator.CreateInstance(type) as IModelTestExtension
                ?? throw new InputException($"ModelTestExtension {type}", "does not implement IModelTestExtension.", "name a class that does.");
        }
        catch (MissingMethodException e)
        {
            throw new InputException($"ModelTestExtension {type}", "has no public constructor without parameters.", "add one.", e);
        }
    }
}
