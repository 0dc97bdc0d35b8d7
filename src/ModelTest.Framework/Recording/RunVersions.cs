using System.Reflection;
using System.Runtime.InteropServices;

namespace ModelTest.Recording;

/// <summary>What the run was made with.</summary>
/// <param name="Modeltest">Version of ModelTest.</param>
/// <param name="Dotnet">Version of the .NET runtime.</param>
/// <param name="Os">The operating system and its architecture.</param>
/// <param name="Processors">Processors this process may use.</param>
internal sealed record RunVersions(string Modeltest, string Dotnet, string Os, int Processors)
{
    public static RunVersions Current { get; } = new(
        typeof(RunVersions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
        Environment.Version.ToString(),
        $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
        Environment.ProcessorCount);
}
