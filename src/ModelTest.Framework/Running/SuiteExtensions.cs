using System.Reflection;
using ModelTest.Extensions;
using ModelTest.Problems;

namespace ModelTest.Running;

/// <summary>Creates the extensions a test assembly names.</summary>
internal static class SuiteExtensions
{
    /// <summary>A registry with what the extensions bring.</summary>
    /// <param name="assembly">The test assembly.</param>
    /// <exception cref="InputException">A named class is no extension, or it cannot be loaded, created or registered.</exception>
    public static ExtensionRegistry Register(Assembly assembly)
    {
        var registry = new ExtensionRegistry();
        foreach (var type in Named(assembly))
        {
            var extension = Create(type);
            try
            {
                extension.Register(registry);
            }
            catch (Exception e) when (e is not InputException)
            {
                throw Failed(Where(type), "its Register method failed", e);
            }
        }
        return registry;
    }

    private static Type[] Named(Assembly assembly)
    {
        try
        {
            return [.. assembly.GetCustomAttributes<ModelTestExtensionAttribute>().Select(a => a.Extension)];
        }
        catch (Exception e) when (e is not InputException)
        {
            throw Failed($"the extensions of {assembly.GetName().Name}", "one cannot be loaded", e);
        }
    }

    private static IModelTestExtension Create(Type type)
    {
        try
        {
            return Activator.CreateInstance(type) as IModelTestExtension
                ?? throw new InputException(Where(type), "does not implement IModelTestExtension.", "name a class that does.");
        }
        catch (MissingMethodException e)
        {
            throw new InputException(Where(type), "has no public constructor without parameters.", "add one.", e);
        }
        catch (TargetInvocationException e) when (e.InnerException is InputException inner)
        {
            throw new InputException(inner.Problems);
        }
        catch (Exception e) when (e is not InputException)
        {
            throw Failed(Where(type), "cannot be created", (e as TargetInvocationException)?.InnerException ?? e);
        }
    }

    private static string Where(Type type) => $"ModelTestExtension {type}";

    private static InputException Failed(string where, string what, Exception e)
    {
        // The first line of the trace: where its author has to look.
        var at = e.StackTrace is { } trace ? $", {trace.Split('\n')[0].Trim()}" : "";
        return new InputException(where, $"{what}: {e.GetType().Name}: {e.Message}{at}.", "mend the extension, or the package it is from.", e);
    }
}
