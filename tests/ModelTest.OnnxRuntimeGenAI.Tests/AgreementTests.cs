using ModelTest.Datasets;
using ModelTest.Datasets.CEval;
using ModelTest.Models;
using ModelTest.Scoring;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntimeGenAI.Tests;

/// <summary>Both engines on the C-Eval sample, item by item.</summary>
public sealed class AgreementTests(TinyFolder folder)
{
    private const double Tolerance = 1e-3;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gen", 0)]
    [InlineData("gen", 1)]
    [InlineData("ppl", 0)]
    [InlineData("clp", 0)]
    public async Task Both_engines_give_the_same_replies_and_log_probabilities(string mode, int batch)
    {
        var dataset = new CEvalProvider().Open(new CEvalSettings { Path = Path.Combine(RepositoryPaths.TinyModel, "data", "ceval-sample"), Mode = mode });
        await using var genai = folder.Open(new ModelSettings { MaxBatch = batch });
        await using var local = TinyFolder.OpenLocal(new ModelSettings());
        var expected = await EvaluateAsync(dataset, local);
        var actual = await EvaluateAsync(dataset, genai);
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Count, actual.Count);
        Assert.All(expected.Zip(actual), pair =>
        {
            var (one, other) = pair;
            Assert.Equal((one.Id, one.Reply, one.Prediction, one.Outcome), (other.Id, other.Reply, other.Prediction, other.Outcome));
            Assert.Equal((one.PromptTokens, one.OutputTokens), (other.PromptTokens, other.OutputTokens));
            Assert.Equal(one.Scores?.Keys, other.Scores?.Keys);
            Assert.All(one.Scores ?? new Dictionary<string, double>(), s => Assert.Equal(s.Value, other.Scores![s.Key], Tolerance));
        });
    }

    // Some items of each subject: the other modes compute a sequence per option.
    private static async Task<IReadOnlyList<ItemResult>> EvaluateAsync(IDataset dataset, IModel model)
    {
        var every = dataset.NeedsScores ? 20 : 4;
        var asked = dataset.Subjects.SelectMany(s => dataset.ReadItems(s).Where((_, i) => i % every == 0).Select(item => (Subject: s, Item: item)));
        return await Task.WhenAll(asked.Select(a => dataset.EvaluateAsync(a.Subject, a.Item, model, Cancellation)));
    }
}
