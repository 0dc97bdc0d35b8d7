using ModelTest.Prompts;

namespace ModelTest.Configuration;

/// <summary>A chat template as it stands in <c>templates.{name}</c>.</summary>
internal sealed class TemplateSection
{
    public string Begin { get; set; } = "";

    public string End { get; set; } = "";

    public TurnSection? System { get; set; }

    public TurnSection? User { get; set; }

    public TurnSection? Assistant { get; set; }

    public string[] EndTokens { get; set; } = [];

    public string[] MarkerTokens { get; set; } = [];

    /// <summary>The roles that are missing: a template has the turns of both speakers, or none at all (a base model).</summary>
    public IEnumerable<string> MissingRoles()
    {
        if ((System ?? User ?? Assistant) is null)
        {
            yield break;
        }
        if (User is null)
        {
            yield return "user";
        }
        if (Assistant is null)
        {
            yield return "assistant";
        }
    }

    public MetaTemplate ToTemplate(string name)
    {
        var turns = new Dictionary<Role, TurnTemplate>();
        foreach (var (role, turn) in new[] { (Role.System, System), (Role.User, User), (Role.Assistant, Assistant) })
        {
            if (turn is not null)
            {
                turns[role] = new TurnTemplate(turn.Begin, turn.End);
            }
        }
        return new MetaTemplate
        {
            Name = name,
            Begin = Begin,
            End = End,
            Turns = turns.Count == 0 ? null : turns,
            EndTokens = EndTokens,
            MarkerTokens = MarkerTokens,
        };
    }
}
