using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Prompts;

namespace ModelTest.OnnxRuntime.Templates;

/// <summary>Chooses a checkpoint's chat template and checks that its tokenizer knows the template's tokens.</summary>
internal static class TemplateInspector
{
    private const string Auto = "auto";

    /// <summary>
    /// The template named by <c>model.template</c>. <c>auto</c> takes the built-in one that renders as the checkpoint's own does, or none for a
    /// base model.
    /// </summary>
    /// <returns>The template; null, and a problem added, when there is none.</returns>
    public static MetaTemplate? Choose(
        ModelSettings settings, IReadOnlyDictionary<string, MetaTemplate> templates, TemplateSource source, List<Problem> problems)
    {
        if (settings.Template == Auto)
        {
            if (ChatTemplateRules.Name(source) is { } name)
            {
                return MetaTemplate.BuiltIn[name];
            }
            problems.Add(new Problem(
                "model.template",
                $"the chat template of {source.Folder} is none of the built-in ones.",
                "describe it in 'templates' and name it in model.template, name the built-in one that is nearest, or set model.template to 'none'."));
            return null;
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
    /// <param name="source">The checkpoint.</param>
    public static IEnumerable<Problem> Inspect(MetaTemplate template, TemplateSource source)
    {
        var unknown = template.MarkerTokens.Concat(template.EndTokens).Distinct().Where(t => source.Tokenizer.TokenId(t) is null).ToList();
        if (unknown.Count > 0)
        {
            var fix = Fitting(source) is { } fitting
                ? $"set model.template to '{fitting.Name}' (the tokenizer knows {string.Join(" and ", fitting.MarkerTokens)}), or to 'auto'."
                : "set model.template to 'none' for a base model, or describe the model's own template in 'templates'.";
            yield return new Problem(
                "model.template",
                $"the template '{template.Name}' needs {string.Join(", ", unknown)} as one token each, which the tokenizer of {source.Folder} does not know.",
                fix);
        }
    }

    private static MetaTemplate? Fitting(TemplateSource source) =>
        ChatTemplateRules.Name(source) is { } name && MetaTemplate.BuiltIn[name] is { MarkerTokens.Count: > 0 } template
        && template.MarkerTokens.All(m => source.Tokenizer.TokenId(m) is not null) ? template : null;
}
