using Microsoft.Extensions.AI;
using ModelTest.OpenAI.Requests;
using ModelTest.Problems;

namespace ModelTest.OpenAI.ChatClients;

/// <summary>A call's options in the words of Microsoft.Extensions.AI.</summary>
internal static class ChatClientOptions
{
    /// <summary>The options.</summary>
    /// <exception cref="InputException">There is no word for one of them.</exception>
    public static ChatOptions Of(Sampling sampling)
    {
        if (sampling.MinNewTokens > 0)
        {
            throw Unknown("min_new_tokens");
        }
        if (sampling.StopIds.Count > 0)
        {
            throw Unknown("stop_ids");
        }
        return new ChatOptions
        {
            MaxOutputTokens = sampling.MaxNewTokens,
            Temperature = (float)sampling.Temperature,
            TopK = sampling.TopK > 0 ? sampling.TopK : null,
            TopP = (float)sampling.TopP,
            Seed = sampling.IsGreedy ? null : sampling.Seed,
            StopSequences = sampling.Stop.Count > 0 ? [.. sampling.Stop] : null,
        };
    }

    private static InputException Unknown(string key) => new(
        $"model.generation.{key}", "an IChatClient has no option for it.", "leave it out, or ask the server through the engine 'openai', whose dialects know more.");
}
