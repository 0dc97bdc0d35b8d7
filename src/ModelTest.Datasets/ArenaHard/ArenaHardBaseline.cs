using ModelTest.Datasets.Judged;
using ModelTest.Problems;

namespace ModelTest.Datasets.ArenaHard;

/// <summary>Finds and reads the answers to compare with.</summary>
internal static class ArenaHardBaseline
{
    private const string Setting = "datasets.arenahard.baseline";

    /// <summary>Reads the answers.</summary>
    /// <param name="options">The options: the path, and the name.</param>
    /// <param name="questionFile">The file of the questions.</param>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="questions">The questions.</param>
    /// <exception cref="InputException">They are not there, a file is wrong, or answers are missing.</exception>
    public static Baseline Read(ArenaHardOptions options, string questionFile, string dataset, IReadOnlyList<ArenaHardQuestion> questions)
    {
        var baseline = RecordedRun.Is(options.Baseline)
            ? RecordedRun.Read(Setting, options.Baseline, dataset, questions.Select(q => q.Id))
            : FromFile(options.Baseline, questionFile, questions);
        return baseline with { Name = options.BaselineName.Length > 0 ? options.BaselineName : Renamed(options.Variant, baseline.Name) };
    }

    private static Baseline FromFile(string path, string questionFile, IReadOnlyList<ArenaHardQuestion> questions)
    {
        var file = path.Length > 0 ? path : ArenaHardReader.AnswerFile(questionFile, ArenaHardBattles.OfficialBaseline);
        return File.Exists(file)
            ? new(Path.GetFileNameWithoutExtension(file), ArenaHardReader.ReadAnswers(file, questions))
            : throw new InputException(
                Setting,
                path.Length > 0 ? $"'{file}' is neither a file nor the folder of a run." : $"there is no '{file}'.",
                "set it to a file of answers, or the folder of a run.");
    }

    private static string Renamed(JudgeVariant variant, string name) =>
        variant == JudgeVariant.OpenCompass && name == ArenaHardBattles.OfficialBaseline ? ArenaHardBattles.OpenCompassBaseline : name;
}
