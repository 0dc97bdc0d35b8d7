namespace ModelTest.Datasets.MTBench101;

/// <summary>MT-Bench-101's thirteen tasks.</summary>
internal static class MTBench101Tasks
{
    /// <summary>In the order of their first dialogues in the file, which is that of OpenCompass's table.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["GR", "IC", "AR", "FR", "MR", "CC", "TS", "CR", "SA", "SI", "CM", "PI", "SC"];

    /// <summary>The ability that a task is for, after the benchmark's paper.</summary>
    /// <param name="task">One of <see cref="Names"/>.</param>
    public static string Ability(string task) => task switch
    {
        "CM" or "SI" or "AR" or "TS" or "CC" => "Perceptivity",
        "IC" or "PI" => "Interactivity",
        _ => "Adaptability",
    };

    /// <summary>Whether the first turn only prepares the others and is not judged.</summary>
    /// <param name="task">One of <see cref="Names"/>.</param>
    public static bool SkipsFirstTurn(string task) => task is "FR" or "CR" or "AR" or "SA" or "SC" or "CM";

    /// <summary>Whether the judge is shown the dialogue with its own answers as reference.</summary>
    /// <param name="task">One of <see cref="Names"/>.</param>
    public static bool NeedReference(string task) => task is "MR" or "GR";
}
