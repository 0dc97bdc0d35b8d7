using ModelTest.Prompts;

namespace ModelTest.Tests.Configuration;

public sealed class TemplateSettingsTests
{
    [Fact]
    public void Load_Template_CanBeChosenAndRenders()
    {
        using var scene = new SettingsScene(
            """
            {
              "model": { "template": "mine" },
              "templates": {
                "mine": {
                  "begin": "<s>", "end": "</s>",
                  "user": { "begin": "U:", "end": "\n" }, "assistant": { "begin": "A:", "end": "<e>\n" },
                  "end_tokens": ["<e>"], "marker_tokens": ["<e>", "<s>"]
                }
              }
            }
            """);

        var template = scene.Load().Templates["mine"];

        Assert.Equal("<s>U:hi\nA:", template.RenderOpen(Prompt.FromUser("hi")));
        Assert.Equal("<s>U:hi\nA:yes<e>\n</s>", template.RenderClosed(Prompt.FromUser("hi").WithReply("yes")));
        Assert.Equal(["<e>"], template.EndTokens);
        Assert.Equal(["<e>", "<s>"], template.MarkerTokens);
        Assert.Equal("mine", template.Name);
    }

    [Fact]
    public void Load_TemplateWithoutTurns_IsForABaseModel()
    {
        using var scene = new SettingsScene("""{ "templates": { "plain": { "begin": "<s>" } } }""");

        Assert.Null(scene.Load().Templates["plain"].Turns);
    }

    [Fact]
    public void Load_WrongTemplates_AreToldTogether()
    {
        using var scene = new SettingsScene(
            """
            { "templates": {
              "internlm2": {},
              "half": { "user": { "begin": "U" } },
              "typo": { "usr": {}, "end_tokens": "<e>" } } }
            """);

        Assert.Equal(
            [
                "./modeltest.json, line 2, templates.internlm2: the name of a built-in template. Fix: give the template another name.",
                "./modeltest.json, line 3, templates.half: has no 'assistant'. Fix: give the strings round both speakers' turns, or no turns at all for a base model.",
                "./modeltest.json, line 4, templates.typo.usr: unknown key, a section. Fix: did you mean 'user'?",
                "./modeltest.json, line 4, templates.typo.end_tokens: is '<e>', not a list. Fix: put it in brackets: [ … ].",
            ],
            scene.Problems());
    }
}
