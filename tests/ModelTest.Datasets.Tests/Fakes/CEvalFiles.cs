using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.Fakes;

/// <summary>Writes small folders in C-Eval's layout, of one subject "law" beside a subjects.json.</summary>
internal static class CEvalFiles
{
    public const string DevHeader = "id,question,A,B,C,D,answer,explanation\n";

    public const string ValHeader = "id,question,A,B,C,D,answer\n";

    public const string Subjects = """[{"name": "law", "chinese": "法学", "english": "Law", "group": "Social Science"}]""";

    /// <summary>Five shots that read d0 to d4.</summary>
    public static string Dev { get; } = DevHeader + string.Concat(Enumerable.Range(0, 5).Select(i => $"{i},d{i},a,b,c,d,{"ABCDA"[i]},why\n"));

    public static string Val { get; } = ValHeader + "0,q0,w,x,y,z,B\n1,q1,w,x,y,z,C\n";

    public static TemporaryFolder Create(string? dev = null, string? val = null, string? subjects = Subjects)
    {
        var folder = new TemporaryFolder();
        folder.Write("dev/law_dev.csv", dev ?? Dev);
        folder.Write("val/law_val.csv", val ?? Val);
        if (subjects is not null)
        {
            folder.Write("subjects.json", subjects);
        }
        return folder;
    }
}
