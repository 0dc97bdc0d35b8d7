using ADRaffy.ENSNormalize;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

public sealed class NfcNormalizerTests
{
    [Theory]
    [InlineData("e\u0301 A\u030A", "é Å")]
    [InlineData("\u1100\u1161\u11A8", "각")]
    [InlineData("a\u0345\u0334", "a\u0334\u0345")]
    [InlineData("ﬁ½", "ﬁ½")]
    [InlineData("\u212B\uFA0E\u2126", "Å\uFA0EΩ")]
    // Younger than the tables of Hugging Face's tokenizers: taken as a letter there.
    [InlineData("a\u09FE\u0334\u0301", "a\u09FE\u0334\u0301")]
    [InlineData("a\u0315\u0334\u0C3C\u0334", "a\u0334\u0315\u0C3C\u0334")]
    public void Apply_GivesTheReferencesText(string text, string expected) => Assert.Equal(expected, new NfcNormalizer().Apply(text));

    [Fact]
    public void Apply_CharactersThatAreTakenAsNormal_AreNormal()
    {
        // The short way must not differ from the long one, beside a letter or a mark.
        for (var c = 1; c < 0xFFFF; c++)
        {
            var text = char.IsSurrogate((char)c) ? "x" : $"e{(char)c}x";
            if (!text.Any(x => x is >= '\u0300' and < '\u0600') && !LaterCharacters.Contains(new System.Text.Rune(text[1 % text.Length])))
            {
                Assert.Equal(ENSNormalize.NF.NFC(text), new NfcNormalizer().Apply(text));
            }
        }
    }
}
