using System.Text;
using ModelTest.Datasets.Custom;
using ModelTest.Tests.Fuzzing;

namespace ModelTest.Datasets.Tests.Custom;

/// <summary>Definitions and their files come from anywhere: they are a data set or are refused.</summary>
public sealed class CustomFuzzTests
{
    private const string Json =
        """
        { "description": "d", "files": "items.csv", "columns": { "id": "no", "question": "question", "choices": ["A", "B", "C"], "answer": "right", "subject": "topic" },
          "groups": { "G": ["a"] }, "prompt": { "system": "s {topic}", "user": "{question}\n{choices}" }, "mode": "gen", "shots": { "files": "items.csv", "count": 1 } }
        """;

    private const string Open = """{ "files": "items.csv", "columns": { "answer": "right" }, "prompt": { "user": "{question}" }, "extraction": { "regex": "#### (-?\\d+)" } }""";

    private const string Items = "no,topic,question,A,B,C,right\n1,a,q1,x,y,z,A\n2,b,\"q,2\",x,y,z,C\n";

    [Fact]
    public void Open_AnyDefinition_IsADatasetOrRefused() => Read("shop.dataset.json", [Json, Open], ("items.csv", Items));

    [Fact]
    public void Open_AnyItems_AreReadOrRefused() => Read("items.csv", [Items, "a\n"], ("shop.dataset.json", Json));

    private static void Read(string name, IReadOnlyList<string> seeds, (string Name, string Text) other) => Fuzz.Files(
        [.. seeds.Select(Encoding.UTF8.GetBytes)],
        name,
        path =>
        {
            var folder = Path.GetDirectoryName(path)!;
            var file = Path.Join(folder, other.Name);
            if (!File.Exists(file))
            {
                File.WriteAllText(file, other.Text);
            }
            var dataset = Definition.Provider.Open(new CustomDatasetSettings { Definition = Path.Join(folder, "shop.dataset.json") });
            foreach (var subject in dataset.Subjects)
            {
                if (dataset.Inspect(subject).Count == 0)
                {
                    Assert.All(dataset.ReadItems(subject), item => Assert.NotNull(dataset.Describe(subject, item)));
                }
            }
        });
}
