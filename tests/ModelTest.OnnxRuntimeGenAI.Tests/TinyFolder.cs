using ModelTest.Models;
using ModelTest.OnnxRuntime;
using ModelTest.OnnxRuntimeGenAI.Tests;
using ModelTest.OnnxRuntimeGenAI.Tests.Export;
using ModelTest.Prompts;
using ModelTest.Tests;

[assembly: AssemblyFixture(typeof(TinyFolder))]

namespace ModelTest.OnnxRuntimeGenAI.Tests;

/// <summary>The embedded model as a GenAI folder, written once for all tests, which must not change it.</summary>
public sealed class TinyFolder : IDisposable
{
    private static readonly Dictionary<string, MetaTemplate> NoTemplates = [];

    private readonly TemporaryFolder folder = new();

    public TinyFolder() => GenAIFolder.Write(RepositoryPaths.TinyModel, folder.Path);

    public string Path => folder.Path;

    /// <summary>Opens the folder.</summary>
    internal OnnxRuntimeModel Open(ModelSettings settings)
    {
        settings.Path = Path;
        return GenAIEngine.Open(settings, NoTemplates);
    }

    /// <summary>Opens the checkpoint that the folder was made from, in the local engine.</summary>
    internal static OnnxRuntimeModel OpenLocal(ModelSettings settings)
    {
        settings.Path = RepositoryPaths.TinyModel;
        return LocalEngine.Open(settings, NoTemplates);
    }

    public void Dispose() => folder.Dispose();
}
