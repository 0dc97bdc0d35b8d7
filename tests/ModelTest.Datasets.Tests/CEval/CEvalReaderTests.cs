using ModelTest.Datasets.CEval;
using ModelTest.Datasets.MultipleChoice;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Problems;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.CEval;

public sealed class CEvalReaderTests
{
    [Fact]
    public void Inspect_OfGoodFiles_FindsNothing()
    {
        using var folder = CEvalFiles.Create();

        var dataset = Open(folder);

        Assert.Empty(dataset.Inspect(dataset.Subjects[0]));
        Assert.Equal(["0", "1"], dataset.ReadItems(dataset.Subjects[0]).Select(i => i.Id));
    }

    [Fact]
    public void Inspect_OfWrongColumns_NamesFoundAndExpected()
    {
        using var folder = CEvalFiles.Create(val: "id,Question,A,B,C,D\n0,q,a,b,c,d\n");

        AssertProblems(folder, "val/law_val.csv:1: the columns are id,Question,A,B,C,D, expected are id,question,A,B,C,D,answer (missing: question,answer)."
            + " Fix: mend the header, or copy the file again from the original.");
    }

    [Fact]
    public void Inspect_OfAColumnTwice_SaysSo()
    {
        using var folder = CEvalFiles.Create(val: "id,question,A,B,C,D,answer,A\n0,q,a,b,c,d,A,x\n");

        AssertProblems(folder, "val/law_val.csv:1: the columns are id,question,A,B,C,D,answer,A, expected are id,question,A,B,C,D,answer (a name occurs twice)."
            + " Fix: mend the header, or copy the file again from the original.");
    }

    [Fact]
    public void Inspect_OfWrongRows_NamesTheirLines()
    {
        using var folder = CEvalFiles.Create(val: CEvalFiles.ValHeader + "0,\"q\nq\",a,b,c,d,E\n1, ,a,b,c,d,A\n2,q,a,b,c,d,b\n1,q,a,b,c,d,\n");

        AssertProblems(
            folder,
            "val/law_val.csv:2: the answer is 'E', not A, B, C or D. Fix: put the right letter there.",
            "val/law_val.csv:4: the question is empty. Fix: fill it in, or remove the row.",
            "val/law_val.csv:5: the answer is 'b', not A, B, C or D. Fix: put the right letter there.",
            "val/law_val.csv:6: the answer is '', not A, B, C or D. Fix: put the right letter there.",
            "val/law_val.csv:6: the id '1' occurs 2 times. Fix: give each row its own id.");
    }

    [Fact]
    public void Inspect_OfTooFewDevRows_SaysHowManyAreWanted()
    {
        using var folder = CEvalFiles.Create(dev: CEvalFiles.DevHeader + "0,q,a,b,c,d,A,\n");

        AssertProblems(folder, "dev/law_dev.csv: 1 rows, but 5 shots are wanted. Fix: copy the file again from the original, or set datasets.ceval.shots lower.");
    }

    [Fact]
    public void Inspect_WithoutShots_LeavesDevAlone()
    {
        using var folder = CEvalFiles.Create(dev: "nonsense");

        var dataset = Open(folder, shots: 0);

        Assert.Empty(dataset.Inspect(dataset.Subjects[0]));
    }

    [Fact]
    public void Inspect_OfAFileWithoutRows_SaysSo()
    {
        using var folder = CEvalFiles.Create(val: CEvalFiles.ValHeader);

        AssertProblems(folder, "val/law_val.csv: the file has no questions. Fix: copy it again from the original.");
    }

    [Fact]
    public void Inspect_OfMissingFiles_NamesEach()
    {
        using var folder = CEvalFiles.Create();
        File.Delete(Path.Combine(folder.Path, "dev", "law_dev.csv"));
        File.Delete(Path.Combine(folder.Path, "val", "law_val.csv"));

        AssertProblems(
            folder,
            "dev/law_dev.csv: the file is missing. Fix: complete the data folder, or leave the subject out of 'subjects'.",
            "val/law_val.csv: the file is missing. Fix: complete the data folder, or leave the subject out of 'subjects'.");
    }

    [Fact]
    public void Inspect_OfBrokenQuotes_NamesTheLine()
    {
        using var folder = CEvalFiles.Create(val: CEvalFiles.ValHeader + "0,q,a,b,c,d,A\n1,\"q,a,b,c,d,A\n");

        AssertProblems(folder, "val/law_val.csv:3: the quotes of this row are broken (one is never closed). Fix: quote the whole field and double each quote inside it.");
    }

    [Fact]
    public void ReadItems_OfWrongFiles_ThrowsTheirProblems()
    {
        using var folder = CEvalFiles.Create(val: CEvalFiles.ValHeader);
        var dataset = Open(folder);

        var exception = Assert.Throws<InputException>(() => dataset.ReadItems(dataset.Subjects[0]));

        Assert.Equal(dataset.Inspect(dataset.Subjects[0]), exception.Problems);
    }

    [Fact]
    public void Describe_OfAnItem_HasQuestionAndGold()
    {
        using var folder = CEvalFiles.Create(val: CEvalFiles.ValHeader + "7,q,w,x,y,z,B\n");
        var dataset = Open(folder);
        var law = new Subject("law", "Social Science");

        var described = dataset.Describe(law, dataset.ReadItems(law)[0]);

        Assert.Equal(("7", "q\nA. w\nB. x\nC. y\nD. z", "B"), (described.Id, described.Question, described.Gold));
    }

    [Fact]
    public void ReadItems_OfEveryKindOfLineBreak_GivesLineFeeds()
    {
        using var folder = CEvalFiles.Create(val: CEvalFiles.ValHeader + "0,\"1\n2\r\n3\r4\n\r5\",\" a \",b,c,d,A\r\n");

        var item = (ChoiceItem)Open(folder).ReadItems(new Subject("law", "Social Science"))[0];

        Assert.Equal("1\n2\n3\n4\n\n5", item.Row["question"]);
        Assert.Equal(" a ", item.Row["A"]);
    }

    private static IDataset Open(TemporaryFolder folder, int shots = 5) => new CEvalProvider().Open(new CEvalSettings { Path = folder.Path, Shots = shots });

    private static void AssertProblems(TemporaryFolder folder, params string[] expected)
    {
        var dataset = Open(folder);

        var prefix = folder.Path + Path.DirectorySeparatorChar;
        Assert.Equal(expected, dataset.Inspect(dataset.Subjects[0]).Select(p => p.ToString().Replace(prefix, "", StringComparison.Ordinal)));
    }
}
