using ModelTest.Models;

namespace ModelTest.OpenAI.Requests;

/// <summary>How one reply is generated, nothing left open.</summary>
internal sealed record Sampling
{
    /// <summary>The most tokens.</summary>
    public required int MaxNewTokens { get; init; }

    /// <summary>No end before this many tokens.</summary>
    public required int MinNewTokens { get; init; }

    /// <summary>0 is greedy.</summary>
    public required double Temperature { get; init; }

    /// <summary>The likeliest tokens to draw from; 0: all.</summary>
    public required int TopK { get; init; }

    /// <summary>The probability to draw from.</summary>
    public required double TopP { get; init; }

    /// <summary>The draw's seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Strings that end the reply.</summary>
    public required IReadOnlyList<string> Stop { get; init; }

    /// <summary>Ids that end the reply, as somebody asked for.</summary>
    public required IReadOnlyList<int> StopIds { get; init; }

    /// <summary>Ids of the template's end tokens, which are sent where the server has a field for them; their texts are in <see cref="Stop"/>.</summary>
    public IReadOnlyList<int> TemplateStopIds { get; init; } = [];

    /// <summary>Both kinds of ids.</summary>
    public IReadOnlyList<int> AllStopIds => TemplateStopIds.Count == 0 ? StopIds : [.. StopIds, .. TemplateStopIds];

    /// <summary>Whether the likeliest token is always taken.</summary>
    public bool IsGreedy => Temperature == 0;

    /// <summary>A call's options over the model's own.</summary>
    public static Sampling Of(GenerateOptions options, GenerationSettings defaults)
    {
        ArgumentNullException.ThrowIfNull(options);
        var most = options.MaxNewTokens ?? defaults.MaxNewTokens;
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, nameof(options));
        return new Sampling
        {
            MaxNewTokens = most,
            MinNewTokens = options.MinNewTokens ?? defaults.MinNewTokens,
            Temperature = options.Temperature ?? defaults.Temperature,
            TopK = options.TopK ?? defaults.TopK,
            TopP = options.TopP ?? defaults.TopP,
            Seed = options.Seed ?? defaults.Seed ?? 0,
            Stop = Joined(defaults.Stop, options.Stop),
            StopIds = Joined(defaults.StopIds, options.StopIds),
        };
    }

    /// <summary>The text before the first stop string: not every server leaves it out.</summary>
    public string Cut(string text)
    {
        foreach (var stop in Stop)
        {
            text = text.IndexOf(stop, StringComparison.Ordinal) is >= 0 and var end ? text[..end] : text;
        }
        return text;
    }

    private static IReadOnlyList<T> Joined<T>(T[] first, IReadOnlyList<T> second) =>
        first.Length == 0 ? second : second.Count == 0 ? first : [.. first, .. second];
}
