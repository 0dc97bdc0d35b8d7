using System.Text.RegularExpressions;

namespace ModelTest.Doctor;

/// <summary>
/// Finds in a reply what only a chat template writes. A model that answers with it was asked with another template than it was trained on, or its
/// end token is not known as one: what follows the marker is not the answer.
/// </summary>
internal static partial class ReplyMarkers
{
    /// <summary>The first marker in a reply; null: there is none.</summary>
    /// <param name="reply">The reply as the model gave it.</param>
    public static string? Find(string reply) => Marker().Match(reply) is { Success: true } match ? match.Value : null;

    // ChatML and its kin (<|im_start|>, <|eot_id|>, <|User|>), InternLM2's without its tokenizer_config, Llama 2 and Mistral, Gemma, InternLM 1.
    [GeneratedRegex(@"<\|[A-Za-z_]+\|>|\[UNUSED_TOKEN_\d+\]|\[/?INST\]|<</?SYS>>|<(?:start|end)_of_turn>|<eo[ahs]>|</s>")]
    private static partial Regex Marker();
}
