using System.Text;
using ModelTest.Tests.Fuzzing;

namespace ModelTest.Tests.Configuration;

public sealed class SettingsFuzzTests
{
    private static readonly string[] Seeds =
    [
        """
        { "model": "mine", "models": { "mine": { "path": "../m", "generation": { "temperature": 0.5 } } }, "datasets": { "quiz": { "path": "data", "limit": 3 } },
          "gates": { "quiz": { "minimum": 0.4, "groups": { "STEM": { "minimum": 0.5 } } } }, "run": { "seed": 7, "resume": "latest", "shard": "1/3" } }
        """,
        """{ "model": { "path": "m", "server": { "api": "chat", "headers": { "X": "1" } } }, "templates": { "t": { "user": { "begin": "a", "end": "b" } } } }""",
        """{ "extends": ["other.json"], "judge": "http://127.0.0.1:1/v1" }""",
        "{}",
    ];

    [Fact]
    public void Load_AnyFile_GivesSettingsOrProblems() => Fuzz.Scenes([.. Seeds.Select(Encoding.UTF8.GetBytes)], () => new SettingsScene(), (scene, bytes) =>
    {
        File.WriteAllBytes(scene.At("modeltest.json"), bytes);
        Assert.NotNull(scene.Load());
    });

    [Fact]
    public void Load_AnyValueOfAVariable_GivesSettingsOrProblems()
    {
        string[] keys =
        [
            "model", "datasets__quiz__limit", "gates__quiz__minimum", "run__seed", "run__shard", "run__results", "model__generation__temperature", "judge",
            "gates__quiz__baseline__maximum_loss",
        ];
        string[] values = ["mine", "3", "0.5", "1/3", "true", "latest", ""];
        Fuzz.Scenes([.. values.Select(Encoding.UTF8.GetBytes)], () => new SettingsScene(), (scene, bytes) =>
        {
            var text = Encoding.UTF8.GetString(bytes);
            scene.Variables.Clear();
            scene.Variables["MODELTEST_" + keys[text.Length % keys.Length]] = text;
            Assert.NotNull(scene.Load());
        });
    }
}
