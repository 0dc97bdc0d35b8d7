using System.Globalization;
using System.Text;

namespace ModelTest.Datasets.Extraction;

/// <summary>The first upper-case letter of a reply (OpenCompass's first_capital_postprocess).</summary>
internal static class FirstCapital
{
    /// <summary>
    /// The first code point with the Unicode property Uppercase, whatever its alphabet (<c>TCP</c> gives <c>T</c>, <c>Ａ</c> stays full-width);
    /// empty when there is none.
    /// </summary>
    /// <param name="reply">The reply, untrimmed.</param>
    public static string Extract(string reply)
    {
        foreach (var rune in reply.EnumerateRunes())
        {
            if (IsUpper(rune))
            {
                return rune.ToString();
            }
        }
        return "";
    }

    // Python's isupper: general category Lu and the property Other_Uppercase, which Rune.IsUpper leaves out:
    // Roman numerals, circled, squared and negative letters.
    private static bool IsUpper(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.UppercaseLetter
        || rune.Value is (>= 0x2160 and <= 0x216F) or (>= 0x24B6 and <= 0x24CF)
            or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189);
}
