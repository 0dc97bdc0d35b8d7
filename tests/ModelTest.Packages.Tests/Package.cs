using System.IO.Compression;
using System.Xml.Linq;

namespace ModelTest.Packages.Tests;

/// <summary>A package's file, opened.</summary>
/// <param name="id">The package's id.</param>
/// <param name="file">Its .nupkg.</param>
internal sealed class Package(string id, string file) : IDisposable
{
    private readonly ZipArchive archive = ZipFile.OpenRead(file);

    public string Id => id;

    public string File => file;

    /// <summary>The package's description, without its namespace.</summary>
    public XElement Metadata
    {
        get
        {
            using var stream = Entry(id + ".nuspec");
            var document = XDocument.Load(stream);
            foreach (var element in document.Descendants())
            {
                element.Name = element.Name.LocalName;
            }
            return document.Root!.Element("metadata")!;
        }
    }

    public string Version => Metadata.Element("version")!.Value;

    /// <summary>The paths of all files.</summary>
    public IReadOnlyList<string> Paths => [.. archive.Entries.Select(e => e.FullName)];

    /// <summary>The symbols' package beside it.</summary>
    public string SymbolsFile => Path.ChangeExtension(file, ".snupkg");

    public Stream Entry(string path)
    {
        var entry = archive.GetEntry(path);
        Assert.True(entry is not null, $"{id} has no {path}; it has {string.Join(", ", Paths)}");
        // A zip's stream cannot be read twice or at a place.
        var copy = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    public byte[] Bytes(string path)
    {
        using var stream = (MemoryStream)Entry(path);
        return stream.ToArray();
    }

    public string Text(string path)
    {
        using var reader = new StreamReader(Entry(path));
        return reader.ReadToEnd();
    }

    public void Dispose() => archive.Dispose();
}
