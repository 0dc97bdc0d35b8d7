namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>GPT-2's way to write any byte as a character that can be seen: printable ones of Latin-1 as themselves, the others from U+0100 on.</summary>
internal static class ByteAlphabet
{
    private static readonly char[] OfByte = Build();
    private static readonly Dictionary<char, byte> OfChar = OfByte.Index().ToDictionary(p => p.Item, p => (byte)p.Index);

    /// <summary>The character of a byte.</summary>
    public static char Char(byte value) => OfByte[value];

    /// <summary>The byte of a character, or null when it stands for none.</summary>
    public static byte? Byte(char c) => OfChar.TryGetValue(c, out var value) ? value : null;

    private static char[] Build()
    {
        var characters = new char[256];
        var next = '\u0100';
        for (var value = 0; value < characters.Length; value++)
        {
            var isPrintable = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
            characters[value] = isPrintable ? (char)value : next++;
        }
        return characters;
    }
}
