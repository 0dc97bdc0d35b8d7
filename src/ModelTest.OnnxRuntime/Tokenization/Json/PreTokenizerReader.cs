using System.Text.RegularExpressions;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Reads the pre-tokenizer of tokenizer.json.</summary>
internal sealed class PreTokenizerReader
{
    // GPT-2's, which ByteLevel has built in.
    private const string ByteLevelExpression = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    private readonly List<IPreTokenizer> parts = [];

    private PreTokenizerReader()
    {
    }

    private bool IsByteLevel { get; set; }

    /// <summary>Reads the section.</summary>
    /// <returns>What cuts a text up, one after the other, and whether the pieces are then written as bytes.</returns>
    /// <exception cref="InputException">It is of a kind that is not supported.</exception>
    public static (IReadOnlyList<IPreTokenizer> Parts, bool IsByteLevel) Read(JsonFile? section)
    {
        var reader = new PreTokenizerReader();
        if (section is not null)
        {
            reader.Add(section);
        }
        return (reader.parts, reader.IsByteLevel);
    }

    private void Add(JsonFile section)
    {
        if (IsByteLevel)
        {
            throw section.Wrong("type", $"'{section.Text("type")}' after ByteLevel", "before it: ByteLevel has to come last");
        }
        switch (section.Text("type"))
        {
            case "Sequence":
                foreach (var part in section.Sections("pretokenizers"))
                {
                    Add(part);
                }
                break;
            case "Split":
                parts.Add(Split(section));
                break;
            case "Digits":
                parts.Add(new DigitsPreTokenizer(section.Boolean("individual_digits") ?? false));
                break;
            case "Metaspace":
                parts.Add(Metaspace(section));
                break;
            case "ByteLevel":
                AddByteLevel(section);
                break;
            case var type:
                throw section.Unsupported("pre-tokenizer", type, "Split, ByteLevel, Digits, Metaspace and Sequence");
        }
    }

    private void AddByteLevel(JsonFile section)
    {
        if (section.Boolean("add_prefix_space") ?? true)
        {
            parts.Add(new PrefixSpacePreTokenizer());
        }
        if (section.Boolean("use_regex") ?? true)
        {
            parts.Add(new SplitPreTokenizer(Compile(section, "use_regex", ByteLevelExpression), keep: true));
        }
        IsByteLevel = true;
    }

    private static SplitPreTokenizer Split(JsonFile section)
    {
        if (section.Boolean("invert") is true)
        {
            throw section.Wrong("invert", "true", "false: inverted matches are not supported");
        }
        var keep = section.Text("behavior") switch
        {
            "Isolated" => true,
            "Removed" => false,
            var behavior => throw section.Wrong("behavior", $"'{behavior}'", "'Isolated' or 'Removed': others are not supported"),
        };
        const string Key = "pattern";
        var pattern = section.Section(Key);
        return pattern?.Text("Regex") is { } expression
            ? new SplitPreTokenizer(Compile(section, Key, expression), keep)
            : new SplitPreTokenizer(new Regex(Regex.Escape(TextPattern.Read(section)), RegexOptions.CultureInvariant), keep);
    }

    private static Regex Compile(JsonFile section, string key, string expression)
    {
        try
        {
            var regex = new Regex(ExpressionTranslator.Translate(expression), RegexOptions.CultureInvariant | RegexOptions.Compiled);
            return regex.IsMatch("") ? throw new FormatException("a match of nothing") : regex;
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw section.Wrong(key, $"'{expression}'", $"an expression without what is not supported: {e.Message}");
        }
    }

    private static MetaspacePreTokenizer Metaspace(JsonFile section)
    {
        var replacement = section.Text("replacement") is { Length: 1 } text ? text[0] : throw section.Missing("replacement", "one character");
        // Older files have a flag instead of the scheme.
        var scheme = section.Text("prepend_scheme") ?? (section.Boolean("add_prefix_space") is false ? "never" : "always");
        var prepend = scheme switch
        {
            "always" => PrependScheme.Always,
            "first" => PrependScheme.First,
            "never" => PrependScheme.Never,
            _ => throw section.Wrong("prepend_scheme", $"'{scheme}'", "'always', 'first' or 'never'"),
        };
        return new MetaspacePreTokenizer(replacement, prepend, section.Boolean("split") ?? true);
    }
}
