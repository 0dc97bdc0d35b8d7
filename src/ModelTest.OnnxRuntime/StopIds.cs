using ModelTest.Models;
using ModelTest.OnnxRuntime.Tokenization;
using ModelTest.Prompts;

namespace ModelTest.OnnxRuntime;

/// <summary>The ids that end every reply of a model.</summary>
internal static class StopIds
{
    /// <summary>Those of its files, those of the settings, and the template's end tokens.</summary>
    /// <param name="files">Those that the model's files name.</param>
    /// <param name="settings">The model's settings.</param>
    /// <param name="template">The chat template, whose end tokens the tokenizer knows.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    public static IReadOnlySet<int> Of(IEnumerable<int> files, ModelSettings settings, MetaTemplate template, ITokenizer tokenizer) =>
        files.Concat(settings.Generation.StopIds).Concat(template.EndTokens.Select(t => tokenizer.TokenId(t)!.Value)).ToHashSet();
}
