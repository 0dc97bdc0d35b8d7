using ModelTest.Models;
using ModelTest.OnnxRuntime.Tokenization;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.OnnxRuntime;

/// <summary>Chooses a checkpoint's chat template and checks that its tokenizer knows the template's tokens.</summary>
internal static class TemplateInspector
{
    private const string Auto = "auto";

    /// <summary>
    /// The template named by <c>model.template</c>. <c>auto</c> takes the chat template whose marker tokens the tokenizer knows, or none:
    /// a base model.
    /// </summary>
    /// <returns>The template; null, and a problem added, when there is none of that name.</returns>
    public static MetaTemplate? Choose(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, SentencePieceTokenizer tokenizer, List<Problem> problems)
    {
        if (settings.Template == Auto)
        {
            return Fitting(tokenizer) ?? MetaTemplate.None;
        }
        var template = templates.GetValueOrDefault(settings.Template) ?? MetaTemplate.BuiltIn.GetValueOrDefault(settings.Template);
        if (template is null)
        {
            problems.Add(new Problem(
                "model.template",
                $"'{settings.Template}' is not a chat template.",
                Nearest.Suggest(settings.Template, [Auto, .. MetaTemplate.BuiltIn.Keys, .. templates.Keys])));
        }
        return template;
    }

    /// <summary>The template's tokens that the tokenizer does not have: with them in the prompt, the model would read noise.</summary>
    /// <param name="template">The template.</param>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <param name="tokenizer">Its tokenizer.</param>
    public static IEnumerable<Problem> Inspect(MetaTemplate template, string folder, SentencePieceTokenizer tokenizer)
    {
        var unknown = template.MarkerTokens.Concat(template.EndTokens).Distinct().Where(t => tokenizer.TokenId(t) is null).ToList();
        if (unknown.Count > 0)
        {
            var fix = Fitting(tokenizer) is { } fitting
                ? $"set model.template to '{fitting.Name}' (the tokenizer knows {string.Join(" and ", fitting.MarkerTokens)}), or to 'auto'."
                : "set model.template to 'none' for a base model, or describe the model's own template in 'templates'.";
            yield return new Problem(
                "model.template",
                $"the template '{template.Name}' needs {string.Join(", ", unknown)} as one token each, which the tokenizer of {folder} does not know.",
                fix);
        }
    }

    private static MetaTemplate? Fitting(SentencePieceTokenizer tokenizer) =>
        MetaTemplate.BuiltIn.Values.FirstOrDefault(t => t.MarkerTokens.Count > 0 && t.MarkerTokens.All(m => tokenizer.TokenId(m) is not null));
}
