using System.Reflection;

namespace ModelTest.TestLogger;

/// <summary>
/// Loads the Spectre.Console that lies beside the logger. The .NET SDK has an older one of its own in the folder where VSTest looks first, and
/// the version of an assembly does not tell them apart: what is loaded by the time it is needed is what is used.
/// </summary>
internal static class SpectreAssemblies
{
    private static readonly string[] Names = ["Spectre.Console.Ansi.dll", "Spectre.Console.dll"];

    /// <summary>Loads them; must run before any code that uses them is compiled.</summary>
    public static void Load()
    {
        var folder = Path.GetDirectoryName(typeof(SpectreAssemblies).Assembly.Location) ?? "";
        foreach (var file in Names.Select(name => Path.Combine(folder, name)).Where(File.Exists))
        {
            Assembly.LoadFrom(file);
        }
    }
}
