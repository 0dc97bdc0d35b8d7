using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ModelTest.Packages.Tests.Contents;

/// <summary>The assemblies in the packages, their documentation and their symbols.</summary>
public sealed class AssemblyTests
{
    public static TheoryData<string> Ids { get; } =
        [.. PackedFolder.Ids.Where(id => Directory.EnumerateFiles(Path.Join(RepositoryPaths.Root, "src", id), "PublicAPI.Shipped.txt").Any())];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Assembly_HasItsDocumentation(string id)
    {
        using var package = PackedFolder.Open(id);
        var assembly = Assembly(package);

        Assert.Contains("<summary>", package.Text(Path.ChangeExtension(assembly, ".xml")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Symbols_AreOfThisAssemblyAndNameFilesOfTheRepositoryOnly(string id)
    {
        using var package = PackedFolder.Open(id);
        var assembly = Assembly(package);
        using var image = new PEReader(package.Entry(assembly));
        using var symbols = ZipFile.OpenRead(package.SymbolsFile);
        using var pdb = new MemoryStream();
        using (var entry = symbols.GetEntry(Path.ChangeExtension(assembly, ".pdb"))!.Open())
        {
            entry.CopyTo(pdb);
        }
        pdb.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(pdb);
        var reader = provider.GetMetadataReader();

        var expected = image.ReadDebugDirectory().First(d => d.Type == DebugDirectoryEntryType.CodeView);
        Assert.Equal(image.ReadCodeViewDebugDirectoryData(expected).Guid, new BlobContentId(reader.DebugMetadataHeader!.Id).Guid);
        // Generated files have no folder; '/_/' stands for the repository's root.
        var files = reader.Documents.Select(d => reader.GetString(reader.GetDocument(d).Name)).ToArray();
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, f => Path.IsPathRooted(f) && !f.StartsWith("/_/", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Assembly_Version_NamesTheCommit(string id)
    {
        using var package = PackedFolder.Open(id);
        using var image = new PEReader(package.Entry(Assembly(package)));
        var reader = image.GetMetadataReader();
        var texts = reader.CustomAttributes.Select(a => System.Text.Encoding.UTF8.GetString(reader.GetBlobBytes(reader.GetCustomAttribute(a).Value)));

        Assert.Contains(texts, t => t.Contains($"{package.Version}+{package.Metadata.Element("repository")!.Attribute("commit")!.Value}", StringComparison.Ordinal));
    }

    private static string Assembly(Package package) => Assert.Single(package.Paths, p => p.EndsWith($"/{package.Id}.dll", StringComparison.Ordinal));
}
