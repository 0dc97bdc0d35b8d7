using ModelTest.Datasets.Custom;
using ModelTest.Extensions;
using ModelTest.Problems;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.Custom;

/// <summary>A definition with its files in a folder of its own.</summary>
internal sealed class Definition : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>A folder with a definition of the dataset "shop".</summary>
    /// <param name="json">The definition.</param>
    /// <param name="files">Other files: name and text.</param>
    public Definition(string json, params (string Name, string Text)[] files)
    {
        File = folder.Write("shop.dataset.json", json);
        foreach (var (name, text) in files)
        {
            folder.Write(name, text);
        }
    }

    public string File { get; }

    public string Folder => folder.Path;

    public static IDatasetProvider Provider
    {
        get
        {
            var registry = new ExtensionRegistry();
            CustomDatasets.Add(registry, "shop");
            return registry.Datasets["shop"];
        }
    }

    public IDataset Open(int? shots = null, string path = "") =>
        Provider.Open(new CustomDatasetSettings { Definition = File, Shots = shots, Path = path });

    /// <summary>What opening it reports, without the folder's name.</summary>
    public IReadOnlyList<string> OpenProblems() => Texts(Assert.Throws<InputException>(() => Open()).Problems);

    /// <summary>What pre-flight reports of its first subject, without the folder's name.</summary>
    public IReadOnlyList<string> Problems()
    {
        var dataset = Open();
        return Texts(dataset.Inspect(dataset.Subjects[0]));
    }

    public void Dispose() => folder.Dispose();

    private List<string> Texts(IEnumerable<Problem> problems) =>
        [.. problems.Select(p => p.ToString().Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];
}
