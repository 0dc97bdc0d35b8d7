using ModelTest.Models;
using ModelTest.OpenAI.Tokenizers;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.OpenAI.Inspection;

/// <summary>
/// Chooses the chat template for prompts that are rendered here, and checks that the server's tokenizer knows its tokens: with a wrong one every
/// reply is noise, and nothing says so.
/// </summary>
internal static class ServerTemplate
{
    private const string Auto = "auto";

    /// <summary>The template of <c>model.template</c>, checked as far as the server tells.</summary>
    /// <param name="settings">The model's settings.</param>
    /// <param name="templates">Templates of the configuration.</param>
    /// <param name="tokenizer">The server's tokenizer; null: it has none.</param>
    /// <param name="cancellationToken">Gives asking up.</param>
    /// <returns>The template and the ids of its end tokens, or what is wrong.</returns>
    public static async Task<(MetaTemplate? Template, IReadOnlyList<int> EndIds, Problem? Problem)> ChooseAsync(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, ServerTokenizer? tokenizer, CancellationToken cancellationToken)
    {
        if (settings.Template == Auto)
        {
            // Families share markers and differ in default instructions: a guess would be silent, and wrong for some.
            var names = tokenizer is null ? MetaTemplate.BuiltIn.Keys.Concat(templates.Keys) : await FittingAsync(tokenizer, cancellationToken).ConfigureAwait(false);
            return (null, [], new Problem(
                "model.template",
                "prompts are rendered here (model.server.api is completions), and a server does not tell its model's template.",
                $"name it: {string.Join(", ", names)}{(tokenizer is null ? "" : " have markers that the server's tokenizer knows")}."));
        }
        if ((templates.GetValueOrDefault(settings.Template) ?? MetaTemplate.BuiltIn.GetValueOrDefault(settings.Template)) is not { } template)
        {
            return (null, [], new Problem(
                "model.template",
                $"'{settings.Template}' is not a chat template.",
                Nearest.Suggest(settings.Template, [Auto, .. MetaTemplate.BuiltIn.Keys, .. templates.Keys])));
        }
        if (tokenizer is null)
        {
            return (template, [], null);
        }
        var markers = template.MarkerTokens.Concat(template.EndTokens).Distinct().ToList();
        var unknown = markers.Zip(await LengthsAsync(markers, tokenizer, cancellationToken).ConfigureAwait(false))
            .Where(m => m.Second != 1).Select(m => m.First).ToList();
        return unknown.Count == 0
            ? (template, await IdsAsync(template.EndTokens, tokenizer, cancellationToken).ConfigureAwait(false), null)
            : (null, [], new Problem(
                "model.template",
                $"the template '{template.Name}' needs {string.Join(", ", unknown)} as one token each, which the server's tokenizer does not know.",
                $"set model.template to the model's own ({string.Join(", ", await FittingAsync(tokenizer, cancellationToken).ConfigureAwait(false))} have markers that "
                    + "the tokenizer knows), or model.server.api to chat for the server's own template."));
    }

    // Always with 'none', which has no markers.
    private static async Task<IEnumerable<string>> FittingAsync(ServerTokenizer tokenizer, CancellationToken cancellationToken)
    {
        var marked = MetaTemplate.BuiltIn.Values.ToList();
        var lengths = await Task.WhenAll(marked.Select(t => LengthsAsync(t.MarkerTokens, tokenizer, cancellationToken))).ConfigureAwait(false);
        return marked.Zip(lengths).Where(t => Array.TrueForAll(t.Second, l => l == 1)).Select(t => t.First.Name);
    }

    private static async Task<int[]> LengthsAsync(IReadOnlyList<string> tokens, ServerTokenizer tokenizer, CancellationToken cancellationToken) =>
        await Task.WhenAll(tokens.Select(async t => (await tokenizer.EncodeAsync(t, begin: false, cancellationToken).ConfigureAwait(false)).Length))
            .ConfigureAwait(false);

    private static async Task<IReadOnlyList<int>> IdsAsync(IReadOnlyList<string> tokens, ServerTokenizer tokenizer, CancellationToken cancellationToken)
    {
        var ids = await Task.WhenAll(tokens.Select(t => tokenizer.EncodeAsync(t, begin: false, cancellationToken))).ConfigureAwait(false);
        return [.. ids.Where(i => i.Length == 1).Select(i => i[0])];
    }
}
