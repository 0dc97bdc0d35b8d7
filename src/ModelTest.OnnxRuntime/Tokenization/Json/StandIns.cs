using System.Globalization;
using System.Text;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>For each category of Unicode a character below U+10000 that expressions treat like any other of it.</summary>
internal static class StandIns
{
    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<char> All => ByCategory.Values;

    // None is a blank, an ASCII character, or one that an expression is likely to name.
    private static readonly Dictionary<UnicodeCategory, char> ByCategory = new()
    {
        [UnicodeCategory.UppercaseLetter] = '\u0100',
        [UnicodeCategory.LowercaseLetter] = '\u0101',
        [UnicodeCategory.TitlecaseLetter] = '\u01C5',
        [UnicodeCategory.ModifierLetter] = '\u02B0',
        [UnicodeCategory.OtherLetter] = '\u05D0',
        [UnicodeCategory.NonSpacingMark] = '\u0300',
        [UnicodeCategory.SpacingCombiningMark] = '\u0903',
        [UnicodeCategory.EnclosingMark] = '\u0488',
        [UnicodeCategory.DecimalDigitNumber] = '\u0660',
        [UnicodeCategory.LetterNumber] = '\u2160',
        [UnicodeCategory.OtherNumber] = '\u00B2',
        [UnicodeCategory.Format] = '\u200B',
        [UnicodeCategory.PrivateUse] = '\uE000',
        [UnicodeCategory.OtherNotAssigned] = '\u0378',
        [UnicodeCategory.ConnectorPunctuation] = '\u203F',
        [UnicodeCategory.DashPunctuation] = '\u2010',
        [UnicodeCategory.OpenPunctuation] = '\u2045',
        [UnicodeCategory.ClosePunctuation] = '\u2046',
        [UnicodeCategory.InitialQuotePunctuation] = '\u00AB',
        [UnicodeCategory.FinalQuotePunctuation] = '\u00BB',
        [UnicodeCategory.OtherPunctuation] = '\u00B7',
        [UnicodeCategory.MathSymbol] = '\u00B1',
        [UnicodeCategory.CurrencySymbol] = '\u00A2',
        [UnicodeCategory.ModifierSymbol] = '\u00A8',
        [UnicodeCategory.OtherSymbol] = '\u00A6',
    };

    /// <summary>The character itself, or the one that stands for it.</summary>
    public static char Of(Rune rune) => rune.IsBmp ? (char)rune.Value : ByCategory[Rune.GetUnicodeCategory(rune)];
}
