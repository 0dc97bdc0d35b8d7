using System.Text.Json;

namespace ModelTest.Packages.Tests.Users;

/// <summary>The packages for GPUs and GenAI, where they were packed: see .ci/run.</summary>
[Collection(UserCollection.Name)]
public sealed class FlavourPackagesTests(UserFolder user)
{
    private static readonly string Feed = Path.Join(RepositoryPaths.Root, "artifacts", "feed");

    [Fact]
    public async Task Restore_WithAccelerator_BringsOnnxRuntimeForCudaInsteadOfTheOther()
    {
        (await user.MadeAsync()).Green();

        var libraries = await RestoredAsync("-p:Accelerator=cuda");

        Assert.Contains("ModelTest.OnnxRuntime.Cuda", libraries);
        Assert.Contains("Microsoft.ML.OnnxRuntime.Gpu", libraries);
        Assert.Contains("Microsoft.ML.OnnxRuntimeGenAI.Cuda", libraries);
        Assert.DoesNotContain("ModelTest.OnnxRuntime", libraries);
        Assert.DoesNotContain("Microsoft.ML.OnnxRuntime", libraries);
    }

    [Fact]
    public async Task Restore_WithGenAI_BringsItBesideTheLocalEngine()
    {
        (await user.MadeAsync()).Green();

        var libraries = await RestoredAsync("-p:GenAI=true");

        Assert.Contains("ModelTest.OnnxRuntime", libraries);
        Assert.Contains("ModelTest.OnnxRuntimeGenAI", libraries);
        Assert.Contains("Microsoft.ML.OnnxRuntimeGenAI", libraries);
    }

    private async Task<string[]> RestoredAsync(string flavour)
    {
        Assert.SkipUnless(
            Directory.Exists(Feed) && Directory.GetFiles(PackedFolder.Path, "ModelTest.Cuda.*.nupkg").Length > 0,
            "needs the packages for GPUs in artifacts/feed and artifacts/packages, which .ci/run makes");
        // In a folder of its own: the other tests build the project.
        var project = user[Path.Join(flavour[3..].Replace('=', '-'), "x.csproj")];
        Directory.CreateDirectory(Path.GetDirectoryName(project)!);
        File.Copy(user[Path.Join(UserFolder.Name, UserFolder.Name + ".csproj")], project);
        (await user.RunAsync(Path.GetDirectoryName(project)!, "restore", flavour, "-p:RestoreAdditionalProjectSources=" + Feed)).Green();
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Join(Path.GetDirectoryName(project), "obj", "project.assets.json")));
        return [.. assets.RootElement.GetProperty("libraries").EnumerateObject().Select(l => l.Name.Split('/')[0])];
    }
}
