using System.Globalization;
using ModelTest.Problems;

namespace ModelTest.Throughput;

/// <summary>The <c>--name value</c> pairs of a command.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>Reads what follows the command's name.</summary>
    /// <exception cref="InputException">A name without a value, or a value without a name.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        var options = new Options();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == arguments.Length)
            {
                throw new InputException("command line", $"'{arguments[i]}' is no '--name value' pair.", "give every option its value.");
            }
            options.values[arguments[i][2..]] = arguments[i + 1];
        }
        return options;
    }

    /// <summary>The value of an option, or its default.</summary>
    public string Get(string name, string ifMissing) => values.GetValueOrDefault(name, ifMissing);

    /// <summary>The value of a whole number.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public int GetInteger(string name, int ifMissing) =>
        int.TryParse(Get(name, ifMissing.ToString(CultureInfo.InvariantCulture)), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InputException("--" + name, $"'{values[name]}' is not a whole number.", "give one, 0 or more.");

    /// <summary>The values of a list of whole numbers, separated by commas.</summary>
    /// <exception cref="InputException">One is none.</exception>
    public int[] GetIntegers(string name, int[] ifMissing) => values.TryGetValue(name, out var list)
        ? [.. list.Split(',').Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InputException("--" + name, $"'{n}' is not a whole number.", "give numbers, separated by commas."))]
        : ifMissing;

    /// <summary>Refuses options a command does not have: a mistyped one would measure something else.</summary>
    /// <param name="known">The command's options.</param>
    /// <exception cref="InputException">There is another.</exception>
    public void Check(IReadOnlyCollection<string> known)
    {
        if (values.Keys.FirstOrDefault(k => !known.Contains(k)) is { } unknown)
        {
            throw new InputException("--" + unknown, "the command has no such option.", Nearest.Suggest(unknown, known));
        }
    }
}
