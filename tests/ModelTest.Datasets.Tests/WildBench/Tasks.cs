using ModelTest.Datasets.WildBench;
using ModelTest.Prompts;

namespace ModelTest.Datasets.Tests.WildBench;

/// <summary>Small tasks.</summary>
internal static class Tasks
{
    public static WildBenchTask Of(params string[] tags) =>
        new("s", [new Turn(Role.User, "q")], [], tags.Length > 0 ? tags[0] : "Math", tags.Length > 0 ? tags[1..] : []);

    /// <summary>Five conversations of one to three turns.</summary>
    public static IReadOnlyList<WildBenchTask> Five { get; } =
    [
        new("s0", [new(Role.User, "Hi {there}")], ["Is it polite?", "Is it short?"], "Others", []),
        new("s1", [new(Role.User, "a"), new(Role.Assistant, "b\n"), new(Role.User, "c")], ["One?"], "Math", ["Reasoning"]),
        new("s2", [new(Role.User, "答案 \"x\"\n\n"), new(Role.Assistant, " y "), new(Role.User, "z\t")], [], "Editing", []),
        new("s3", [new(Role.User, "1"), new(Role.User, "2")], ["- nested", "two\nlines"], "Planning", ["Math", "Math"]),
        new("s4", [new(Role.User, "`code`\n```\nx = {1}\n```")], ["$1 {0}"], "Coding & Debugging", []),
    ];
}
