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
}
