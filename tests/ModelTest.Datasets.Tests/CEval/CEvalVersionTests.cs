using ModelTest.Datasets.CEval;
using ModelTest.Datasets.MultipleChoice;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.Tests.CEval;

public sealed class CEvalVersionTests
{
    [Fact]
    public void Hash_OfEachSubject_IsThePublishedOne()
    {
        var ours = CEvalSubjects.All.ToDictionary(s => s.Name, s => Hash(s, new CEvalSettings())[..6]);

        Assert.Equal(PublishedCEval.Subjects.ToDictionary(p => p.Key, p => p.Value.Version), ours);
    }

    [Theory]
    [InlineData("gen", 5, "auto", 1, "5f30c7")]
    [InlineData("gen", 5, "auto", 2, "2daf24")]
    [InlineData("gen", 0, "auto", 1, "bd40ef")]
    [InlineData("ppl", 5, "auto", 1, "578f8d")]
    [InlineData("ppl", 5, "auto", 2, "93e5ce")]
    [InlineData("ppl", 5, "1cd8bf", 2, "1cd8bf")]
    public void OfList_OfAllSubjects_IsTheNameOfOpenCompassFile(string mode, int shots, string prompt, int splits, string expected)
    {
        var settings = new CEvalSettings { Mode = mode, Shots = shots, Prompt = prompt };

        var hashes = Enumerable.Repeat(CEvalSubjects.All, splits).SelectMany(all => all).Select(s => Hash(s, settings));

        Assert.Equal(expected, PromptHash.OfList(hashes)[..6]);
    }

    [Theory]
    [InlineData("gen", 0, "98dacd", "c5fb82", "e3e337")]
    [InlineData("ppl", 5, "9b9417", "b2b8cf", "1bd275")]
    public void Hash_OfFirstSubjects_IsThePublishedOne(string mode, int shots, params string[] expected)
    {
        var settings = new CEvalSettings { Mode = mode, Shots = shots };

        Assert.Equal(expected, CEvalSubjects.All.Take(3).Select(s => Hash(s, settings)[..6]));
    }

    [Fact]
    public void Hash_OfOtherShots_IsItsOwn()
    {
        var hashes = Enumerable.Range(0, 6).Select(n => Hash(CEvalSubjects.All[0], new CEvalSettings { Shots = n, Prompt = "5f30c7" }));

        Assert.Equal(6, hashes.Distinct().Count());
    }

    [Fact]
    public void Configuration_OfComputerNetwork_IsOpenCompassJson()
    {
        var json = PythonJson.Dump(ChoiceVersion.Configuration(ChoiceOptions.From(CEvalBenchmark.Instance, new CEvalSettings()), "计算机网络"));

        Assert.Equal(
            """{"ice_template": {"ice_token": "</E>", "template": {"begin": "</E>", "round": [{"prompt": "\u4ee5\u4e0b\u662f\u4e2d\u56fd\u5173\u4e8e\u8ba1\u7b97\u673a\u7f51\u7edc\u8003\u8bd5\u7684\u5355\u9879\u9009\u62e9\u9898\uff0c\u8bf7\u9009\u51fa\u5176\u4e2d\u7684\u6b63\u786e\u7b54\u6848\u3002\n{question}\nA. {A}\nB. {B}\nC. {C}\nD. {D}\n\u7b54\u6848: ", "role": "HUMAN"}, {"prompt": "{answer}", "role": "BOT"}]}, "type": "opencompass.openicl.icl_prompt_template.PromptTemplate"}, "inferencer": {"fix_id_list": [0, 1, 2, 3, 4], "type": "opencompass.openicl.icl_inferencer.GenInferencer"}, "retriever": {"type": "opencompass.openicl.icl_retriever.FixKRetriever"}}""",
            json);
    }

    [Fact]
    public void Configuration_OfClp_NamesItsInferencer()
    {
        var json = PythonJson.Dump(ChoiceVersion.Configuration(ChoiceOptions.From(CEvalBenchmark.Instance, new CEvalSettings { Mode = "clp", Shots = 1 }), "法学"));

        Assert.Contains("""{"fix_id_list": [0], "type": "opencompass.openicl.icl_inferencer.CLPInferencer"}""", json, StringComparison.Ordinal);
    }

    private static string Hash(ChoiceSubject subject, CEvalSettings settings) => ChoiceVersion.Hash(ChoiceOptions.From(CEvalBenchmark.Instance, settings), subject.PromptName);
}
