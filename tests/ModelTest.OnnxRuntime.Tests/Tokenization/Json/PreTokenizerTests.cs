namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Pieces that no published tokenizer beside these tests shows.</summary>
public sealed class PreTokenizerTests
{
    [Theory]
    [InlineData(true, "ab12½Ⅷ c", "ab|1|2|½|Ⅷ| c")]
    [InlineData(false, "ab12½Ⅷ c𝟘", "ab|12½Ⅷ| c|𝟘")]
    public void Digits_are_set_apart(bool individual, string text, string pieces) => Assert.Equal(pieces, Cut(new DigitsPreTokenizer(individual), text));

    [Theory]
    [InlineData("Always", true, true, "a  b", "▁a|▁|▁b")]
    [InlineData("Always", true, true, " a", "▁a")]
    [InlineData("First", true, false, "a b", "▁a▁b")]
    [InlineData("First", false, false, "a b", "a▁b")]
    [InlineData("Never", true, true, "a b", "a|▁b")]
    public void Metaspace_writes_blanks_and_cuts_in_front_of_them(string scheme, bool first, bool split, string text, string pieces) =>
        Assert.Equal(pieces, Cut(new MetaspacePreTokenizer('▁', Enum.Parse<PrependScheme>(scheme), split), text, first));

    [Theory]
    [InlineData("a", " a")]
    [InlineData(" a", " a")]
    public void A_blank_comes_in_front_once(string text, string pieces) => Assert.Equal(pieces, Cut(new PrefixSpacePreTokenizer(), text));

    [Fact]
    public void Characters_beyond_16_bits_are_letters_and_numbers_too() =>
        Assert.Equal("𠀀𠮷|𝟘𝟙|😀", Cut(new SplitPreTokenizer(new(@"\p{L}+|\p{N}+"), keep: true), "𠀀𠮷𝟘𝟙😀"));

    [Fact]
    public void Removed_matches_are_no_pieces() => Assert.Equal("a|b", Cut(new SplitPreTokenizer(new(" +"), keep: false), " a  b"));

    private static string Cut(IPreTokenizer preTokenizer, string text, bool first = true)
    {
        var parts = new List<Piece>();
        preTokenizer.Split(new Piece(text.AsMemory(), first), parts);
        Assert.All(parts.Skip(1), p => Assert.False(p.IsFirst));
        return string.Join('|', parts.Select(p => p.Text));
    }
}
