using System.Text;
using ADRaffy.ENSNormalize;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>
/// Unicode's normal form C. .NET's own gives texts back unchanged in the invariant mode of globalization, which applications may choose; this one
/// has its tables with it.
/// </summary>
internal sealed class NfcNormalizer : INormalizer
{
    /// <inheritdoc/>
    public string Apply(string text)
    {
        if (IsSurelyNormal(text))
        {
            return text;
        }
        var (result, start, at) = (new StringBuilder(text.Length), 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (LaterCharacters.Contains(rune))
            {
                // Nothing combines with it, or over it.
                result.Append(ENSNormalize.NF.NFC(text[start..at])).Append(rune.ToString());
                start = at + rune.Utf16SequenceLength;
            }
            at += rune.Utf16SequenceLength;
        }
        return result.Append(ENSNormalize.NF.NFC(text[start..])).ToString();
    }

    // Characters that neither change nor combine with what is before them: Latin, and ideographs with their punctuation.
    private static bool IsSurelyNormal(string text)
    {
        foreach (var c in text)
        {
            if (c is not (< '\u0300' or (>= '\u4E00' and <= '\u9FFF') or (>= '\u2010' and <= '\u2027') or (>= '\u3001' and <= '\u3020') or (>= '\uFF01' and <= '\uFF60')))
            {
                return false;
            }
        }
        return true;
    }
}
