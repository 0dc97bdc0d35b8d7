using System.Text;
using ModelTest.Datasets.AlignBench;
using ModelTest.Datasets.FoFo;
using ModelTest.Datasets.MTBench;
using ModelTest.Datasets.MTBench101;
using ModelTest.Datasets.WildBench;
using ModelTest.Tests;
using ModelTest.Tests.Fuzzing;

namespace ModelTest.Datasets.Tests.Judged;

public sealed class JsonRowsFuzzTests
{
    private static readonly byte[][] Seeds =
    [
        .. Sample("alignbench-sample.jsonl"),
        .. Sample("mtbench-sample.jsonl"),
        .. new[]
        {
            """[{"question": "q", "capability": "专业能力", "others": {"subcategory": "音乐", "reference": "r", "question_id": 1}}]""",
            """{"session_id": "s", "conversation_input": [{"role": "user", "content": "q"}], "checklist": ["c"], "primary_tag": "Math", "secondary_tags": []}""",
            """[{"domain": "Legal", "sub_domain": "Law", "format": "Json", "isGeneral": true, "instruction": "Write."}]""",
            """{"task": "CM", "id": 1, "history": [{"user": "u", "bot": "b"}]}""",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    [Fact]
    public void Read_AnyBytes_GivesItemsOrProblems() => Fuzz.Files(Seeds, "items.jsonl", path =>
    {
        Assert.NotEmpty(AlignBenchReader.Read(path, AlignBenchRubric.BuiltIn));
    });

    [Fact]
    public void Read_OfOtherBenchmarks_GivesItemsOrProblems() => Fuzz.Files(Seeds, "items.jsonl", path =>
    {
        Func<int>[] readers =
        [
            () => MTBenchReader.Read(path).Count, () => FoFoReader.Read(path).Count, () => WildBenchReader.Read(path).Count,
            () => MTBench101Reader.Read(path).Count,
        ];
        foreach (var reader in readers)
        {
            try
            {
                Assert.NotEqual(0, reader());
            }
            catch (Problems.InputException)
            {
                // The file is another benchmark's, or damaged; the next reader has its turn.
            }
        }
    });

    private static IEnumerable<byte[]> Sample(string file)
    {
        var lines = File.ReadLines(Path.Join(RepositoryPaths.TinyModel, "data", file)).Take(3).ToList();
        return [Encoding.UTF8.GetBytes(lines[0]), Encoding.UTF8.GetBytes(string.Join('\n', lines))];
    }
}
