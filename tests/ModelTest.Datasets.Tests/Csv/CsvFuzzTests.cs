using System.Text;
using ModelTest.Datasets.CEval;
using ModelTest.Datasets.Csv;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Tests.Fuzzing;

namespace ModelTest.Datasets.Tests.Csv;

public sealed class CsvFuzzTests
{
    private static readonly byte[][] Seeds =
    [
        .. new[] { CEvalFiles.Dev, CEvalFiles.Val, "a,b\r\n\"x, \"\"y\"\"\r\nz\",2\r\n", "" }.Select(Encoding.UTF8.GetBytes),
        [0xef, 0xbb, 0xbf, .. "id\n1\n"u8],
    ];

    [Fact]
    public void Read_AnyBytes_GivesRowsOrProblems() => Fuzz.Files(Seeds, "law_val.csv", path =>
    {
        var table = CsvTableReader.Read(path);
        Assert.All(table.Rows, row => Assert.Equal(table.Header.Count, row.Values.Count));
    });

    [Fact]
    public void CEvalRead_AnyBytes_GivesItemsOrProblems() => Fuzz.Scenes(Seeds, () => new CEvalScene(), (scene, bytes) => scene.Read(bytes));

    /// <summary>A folder of one subject whose questions are replaced.</summary>
    private sealed class CEvalScene : IDisposable
    {
        private readonly ModelTest.Tests.TemporaryFolder folder = CEvalFiles.Create();
        private readonly IDataset dataset;

        public CEvalScene() => dataset = new CEvalProvider().Open(new CEvalSettings { Path = folder.Path });

        public void Read(byte[] questions)
        {
            File.WriteAllBytes(folder["val/law_val.csv"], questions);
            var subject = dataset.Subjects[0];
            if (dataset.Inspect(subject).Count == 0)
            {
                Assert.NotEmpty(dataset.ReadItems(subject));
            }
        }

        public void Dispose() => folder.Dispose();
    }
}
