using System.Globalization;
using System.Text;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>
/// Characters that newer versions of Unicode combine or reorder, and that Hugging Face's <c>tokenizers</c>, whose tables are of Unicode 9, takes as
/// letters that nothing combines with.
/// </summary>
internal static class LaterCharacters
{
    // Where tokenizers 0.22.2 and Unicode 17 differ for a character alone or between two marks, and what those characters are composed of.
    private const string Ranges =
        "7FD 897-89F 8CA-8D3 9FE C3C D3B-D3C EBA 1715 1ABF-1ADD 1AE0-1AEB 1DF6-1DFA A82C 105C9 105D2 105DA 105E4 10D24-10D27 10D69-10D6D 10EAB-10EAC "
        + "10EFA-10EFB 10EFD-10EFF 10F46-10F50 10F82-10F85 11070 1133B 11382-11385 1138B 1138E 11390-11391 113B8 113BB 113C2 113C5 113C7-113C9 113CE-113D0 "
        + "1145E 11839-1183A 11930 11935 11938 1193D-1193E 11943 119E0 11A34 11A47 11A99 11D42 11D44-11D45 11D97 11F41-11F42 1611E-16129 1612F 16D63 "
        + "16D67-16D6A 16FF0-16FF1 1E08F 1E130-1E136 1E2AE 1E2EC-1E2EF 1E4EC-1E4EF 1E5EE-1E5EF 1E6E3 1E6E6 1E6EE-1E6EF 1E6F5";

    private static readonly HashSet<int> All = [.. Ranges.Split(' ').SelectMany(Expand)];

    /// <summary>Whether a character is one of them.</summary>
    public static bool Contains(Rune rune) => rune.Value >= 0x7FD && All.Contains(rune.Value);

    private static IEnumerable<int> Expand(string range)
    {
        int[] ends = [.. range.Split('-').Select(end => int.Parse(end, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))];
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }
}
