using System.Text.Json.Nodes;
using ModelTest.Configuration;
using ModelTest.Gates;
using ModelTest.Models;
using ModelTest.Recording;
using ModelTest.Scoring;
using ModelTest.Tests.Fakes;

namespace ModelTest.Tests.Recording;

/// <summary>A folder a command runs in, and the run it makes.</summary>
internal sealed class RunScene : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Start => folder.Path;

    public ManualTime Time { get; } = new();

    public QuizDataset Dataset { get; init; } = new();

    public GateSettings Gates { get; set; } = new();

    public static ModelInfo Model { get; } = new()
    {
        Name = "tiny", Engine = "stub 1.0", Device = "cpu (2 threads)", Fingerprint = new string('a', 64), Template = "none", ContextLength = 1024,
    };

    public string At(string relative) => Path.Combine(Start, relative);

    public RunRecorder Record(string results = "", string session = "") => RunRecorder.Start(
        new Settings
        {
            Gates = Gates,
            Run = new RunSettings { Results = results },
            Datasets = new Dictionary<string, ModelTest.Datasets.DatasetSettings> { ["quiz"] = new QuizSettings { ApiKey = "sk-123", Limit = 3 } },
            Model = new ModelSettings { Path = "http://me:pw@host/v1" },
        },
        Start,
        session,
        Time);

    /// <summary>Records the items of the results and completes their subjects.</summary>
    public void Complete(RunRecorder recorder, params SubjectResult[] results)
    {
        recorder.SetModel(Model);
        recorder.AddDataset("quiz", Dataset);
        foreach (var result in results)
        {
            recorder.Expect(result.Items.Count);
            foreach (var item in result.Items)
            {
                recorder.Append(Dataset.Name, result.Subject.Name, item);
            }
            var gate = ScoreGate.CheckSubject(result, Gates.ForSubject("quiz", result.Subject.Name), recorder.PredictionsPath("quiz", result.Subject.Name));
            recorder.CompleteSubject(Dataset, result, gate);
        }
    }

    public static string Read(RunRecorder recorder, string name) => File.ReadAllText(Path.Join(recorder.Folder, name));

    public static JsonNode Run(RunRecorder recorder) => JsonNode.Parse(Read(recorder, RunFiles.Run))!;

    public void Dispose() => folder.Dispose();
}
