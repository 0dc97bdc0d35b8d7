using System.Text;
using System.Text.RegularExpressions;

namespace ModelTest.Packages.Tests.Contents;

/// <summary>What is in the packages, and what must not be.</summary>
public sealed class PackageContentTests
{
    private static readonly string[] BuildFiles = ["props", "targets"];

    public static TheoryData<string> Ids => [.. PackedFolder.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_Description_IsComplete(string id)
    {
        using var package = PackedFolder.Open(id);
        var metadata = package.Metadata;

        Assert.Equal(id, metadata.Element("id")!.Value);
        Assert.Equal("MIT", metadata.Element("license")!.Value);
        Assert.True(metadata.Element("description")!.Value.Length > 30);
        Assert.Contains("llm", metadata.Element("tags")!.Value, StringComparison.Ordinal);
        Assert.StartsWith($"# {id}\n", package.Text(metadata.Element("readme")!.Value), StringComparison.Ordinal);
        Assert.Equal("git", metadata.Element("repository")!.Attribute("type")!.Value);
        Assert.Matches("^[0-9a-f]{40}$", metadata.Element("repository")!.Attribute("commit")!.Value);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_Version_IsTheSameOfAll(string id)
    {
        using var package = PackedFolder.Open(id);
        using var framework = PackedFolder.Open("ModelTest.Framework");

        Assert.Equal(framework.Version, package.Version);
        Assert.All(
            package.Metadata.Descendants("dependency").Where(d => PackedFolder.Ids.Contains(d.Attribute("id")!.Value)),
            d => Assert.Equal(framework.Version, d.Attribute("version")!.Value));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_Files_AreThoseMeant(string id)
    {
        using var package = PackedFolder.Open(id);

        Assert.All(package.Paths, path => Assert.Matches(Meant(id), path));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_BuildFiles_AreThoseOfTheSuiteInTheRepository(string id)
    {
        using var package = PackedFolder.Open(id);
        foreach (var kind in BuildFiles)
        {
            var own = Path.Join(RepositoryPaths.Root, "build", $"{id}.{kind}");
            var packed = $"buildTransitive/{id}.{kind}";

            Assert.Equal(File.Exists(own), package.Paths.Contains(packed));
            if (File.Exists(own))
            {
                Assert.Equal(File.ReadAllText(own), package.Text(packed));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_Text_NamesNoPathOfThisMachine(string id)
    {
        using var package = PackedFolder.Open(id);
        string[] paths = [RepositoryPaths.Root, Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget")];

        foreach (var entry in package.Paths)
        {
            var bytes = package.Bytes(entry);
            Assert.All(paths, path => Assert.True(
                bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(path)) < 0 && bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(path)) < 0,
                $"{entry} names {path}"));
        }
    }

    [Fact]
    public void ModelTest_BringsTheEmbeddedModelWithItsSample()
    {
        using var package = PackedFolder.Open("ModelTest");
        var model = Path.Join(RepositoryPaths.Root, "models", "tiny-internlm2");
        var expected = Directory.GetFiles(model).Where(f => !f.EndsWith(".md", StringComparison.Ordinal))
            .Concat(Directory.GetFiles(Path.Join(model, "data"), "*", SearchOption.AllDirectories));

        Assert.All(expected, file => Assert.Equal(
            File.ReadAllBytes(file), package.Bytes(Path.GetRelativePath(RepositoryPaths.Root, file).Replace('\\', '/'))));
    }

    [Theory]
    [InlineData("xunit.v3.mtp-off")]
    [InlineData("xunit.runner.visualstudio")]
    [InlineData("Microsoft.NET.Test.Sdk")]
    public void ModelTest_BringsTheBuildFilesOfWhatRunsTests(string dependency)
    {
        using var package = PackedFolder.Open("ModelTest");

        var found = Assert.Single(package.Metadata.Descendants("dependency"), d => d.Attribute("id")!.Value == dependency);
        Assert.Equal("All", found.Attribute("include")!.Value);
    }

    /// <summary>Prompts of other projects, and other projects' assemblies, go with their licences.</summary>
    [Theory]
    [InlineData("ModelTest.Datasets", "THIRD-PARTY-NOTICES.txt", "https://github.com/open-compass/opencompass")]
    [InlineData("ModelTest.Tool", "tools/net10.0/any/licences/ModelTest.Datasets/THIRD-PARTY-NOTICES.txt", "https://github.com/open-compass/opencompass")]
    [InlineData("ModelTest.Tool", "tools/net10.0/any/licences/Microsoft.ML.OnnxRuntime/LICENSE", "Copyright (c) Microsoft Corporation")]
    [InlineData("ModelTest.Tool", "tools/net10.0/any/licences/Microsoft.ML.OnnxRuntime/ThirdPartyNotices.txt", "Eigen")]
    public void Package_WithWorkOfOthers_HasTheirLicences(string id, string path, string text)
    {
        using var package = PackedFolder.Open(id);

        Assert.Contains(text, package.Text(path), StringComparison.Ordinal);
    }

    private static Regex Meant(string id)
    {
        var name = Regex.Escape(id);
        return new Regex(
            $@"^({name}\.nuspec|README\.md|\[Content_Types\]\.xml|_rels/\.rels|package/services/metadata/core-properties/\w+\.psmdcp"
            + $@"|lib/[^/]+/{name}\.(dll|xml)|buildTransitive/{name}\.(props|targets)"
            + (id == "ModelTest" ? @"|models/tiny-internlm2/([^/]+\.(json|safetensors|model)|data/.+\.(csv|json|jsonl))" : "")
            + (id == "ModelTest.Templates" ? @"|content/modeltest/(\.template\.config/|\.github/workflows/)?[\w.-]+" : "")
            + (id == "ModelTest.Datasets" ? @"|THIRD-PARTY-NOTICES\.txt" : "")
            + (id == "ModelTest.Tool" ? "|tools/net10.0/any/.+" : "")
            + ")$");
    }
}
