using ModelTest.Datasets.CEval;
using ModelTest.Datasets.Tests.Fakes;
using ModelTest.Problems;
using ModelTest.Scoring;
using ModelTest.Tests;

namespace ModelTest.Datasets.Tests.CEval.Methods;

/// <summary>A folder with the one subject law, opened, and its first question asked.</summary>
internal sealed class Law : IDisposable
{
    private readonly TemporaryFolder folder;
    private readonly IDataset dataset;

    public Law(CEvalSettings settings, string? dev = null, string? val = null)
    {
        folder = CEvalFiles.Create(dev, val);
        settings.Path = folder.Path;
        dataset = new CEvalProvider().Open(settings);
    }

    public bool NeedsScores => dataset.NeedsScores;

    public string Mode => dataset.Mode;

    public Task<ItemResult> AskAsync(ScriptedModel model) =>
        dataset.EvaluateAsync(dataset.Subjects[0], dataset.ReadItems(dataset.Subjects[0])[0], model, TestContext.Current.CancellationToken);

    public Task<Problem?> InspectAsync(ScriptedModel model) =>
        dataset.InspectAsync(dataset.Subjects[0], dataset.ReadItems(dataset.Subjects[0])[0], model, TestContext.Current.CancellationToken);

    /// <summary>The user turn of a question.</summary>
    public static string Turn(string question, string options = "wxyz", string last = "答案: ") =>
        $"以下是中国关于法学考试的单项选择题，请选出其中的正确答案。\n{question}\nA. {options[0]}\nB. {options[1]}\nC. {options[2]}\nD. {options[3]}\n{last}";

    public void Dispose() => folder.Dispose();
}
