using System.Globalization;

namespace ModelTest.Configuration;

/// <summary>A part of a run that is spread over several commands, such as jobs of a build server.</summary>
/// <param name="Number">Which part it is, from 1.</param>
/// <param name="Count">How many parts there are; 1 or more.</param>
internal sealed record Shard(int Number, int Count)
{
    /// <summary>The most parts a run can have.</summary>
    public const int Most = 10_000;

    /// <summary>Reads a shard as it is configured, such as <c>2/3</c>; null where it is none.</summary>
    /// <param name="text">The text.</param>
    public static Shard? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var number, var count]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var all)
            && which >= 1 && which <= all && all <= Most
                ? new Shard(which, all)
                : null;
    }

    /// <summary>The shard as it is configured.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}
