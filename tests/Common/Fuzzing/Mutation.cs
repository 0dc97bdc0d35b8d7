using System.Text;

namespace ModelTest.Tests.Fuzzing;

/// <summary>One change of an input.</summary>
/// <param name="Kind">Which change.</param>
/// <param name="Place">Where, taken modulo the length.</param>
/// <param name="Value">How much or what.</param>
internal readonly record struct Mutation(int Kind, uint Place, uint Value)
{
    /// <summary>How many kinds there are.</summary>
    public const int Kinds = 9;

    private const int MostNested = 20_000;

    // What readers trip over: separators, quotes, numbers at the edge of their types, broken UTF-8, and what ends or begins a file.
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "\"", "\"\"", ",", "\n", "\r\n", "\r", "\t", ";", ":", "{", "}", "[", "]", "[[", "]]", "{}", "[]", "null", "true", "NaN", "-", "-1", "0", "1e999", "1e-999",
            "9223372036854775807", "18446744073709551616", "99999999999999999999999999", "0.1", "\\", "\\u0000", "\\ud800", "\0", "\uFEFF", "\u2028", "😀", "é", "测", "|", "__", "=", "&", "(", ")", "~", "//", "/*",
            "../", "/", "%", "<script>", "评分", "[[10]]", "[[A]]", "[[A>B]]", "Final Verdict", "{\"rating\": 5}", "$", "^", "(?", "*", "+",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80], [0xef, 0xbb, 0xbf], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
    ];

    /// <summary>Changes an input in place.</summary>
    /// <param name="input">The input.</param>
    public void Apply(List<byte> input)
    {
        var place = (int)(Place % (uint)(input.Count + 1));
        var rest = input.Count - place;
        var some = (int)Math.Min(Value % 64, (uint)rest);
        switch (Kind)
        {
            case 0 when rest > 0:
                input[place] ^= (byte)(1 << (int)(Value % 8));
                break;
            case 1 when rest > 0:
                input[place] = (byte)Value;
                break;
            case 2:
                input.Insert(place, (byte)Value);
                break;
            case 3:
                input.RemoveRange(place, some);
                break;
            case 4:
                input.InsertRange(place, input.GetRange(place, some));
                break;
            case 5:
                input.RemoveRange(place, rest);
                break;
            case 6:
                var token = Tokens[Value % (uint)Tokens.Length];
                input.InsertRange(place, Enumerable.Repeat(token, (int)(Value % MostNested)).SelectMany(t => t).Take(Value % 50 == 0 ? MostNested : 0));
                break;
            case 7 when rest > 0:
                var other = (int)(Value % (uint)input.Count);
                (input[place], input[other]) = (input[other], input[place]);
                break;
            default:
                input.InsertRange(place, Tokens[Value % (uint)Tokens.Length]);
                break;
        }
    }
}
