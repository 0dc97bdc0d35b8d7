using System.Text;
using ModelTest.Baselines;
using ModelTest.Judging.Calibration;
using ModelTest.Recording;
using ModelTest.Tests.Fuzzing;

namespace ModelTest.Tests.Recording;

/// <summary>Files of earlier runs may be cut, edited or of another version: they are read or refused.</summary>
public sealed class RecordedFilesFuzzTests
{
    private static readonly byte[][] Lines =
    [
        .. new[]
        {
            """{"id":"1","prompt":[{"role":"user","content":"q"}],"reply":"B","prediction":"B","gold":"A","outcome":"wrong","prompt_tokens":3,"output_tokens":1,"milliseconds":2.5}""" + "\n",
            """{"id":"2","reply":"","gold":"A","outcome":"error","error":"x"}""" + "\n" + """{"id":"3","scores":{"A":-1.5,"B":"-Infinity"},"outcome":"correct"}""" + "\n",
            """{"item":"1","name":"turn 1","attempt":1,"key":"k","prompt":[{"role":"user","content":"q"}],"reply":"[[5]]","rating":5,"outcome":"parsed"}""" + "\n",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    [Fact]
    public void Predictions_AnyBytes_AreLinesOrRefused() => Fuzz.Files(Lines, "law.jsonl", path =>
    {
        foreach (var line in LineReader.Read<PredictionLine>(path, "a recorded item"))
        {
            Assert.NotNull(line.ToResult());
        }
    });

    [Fact]
    public void Judgements_AnyBytes_AreLinesOrRefused() =>
        Fuzz.Files(Lines, "law.jsonl", path => Assert.True(LineReader.Read<JudgementLine>(path, "a recorded judgement").Count() >= 0));

    [Fact]
    public void Run_AnyBytes_AreARunOrRefused() => Fuzz.Files(
        ["""{"session":"s","status":"completed","model":{"name":"m","engine":"e","fingerprint":"f"},"datasets":[],"totals":{"items":1},"settings":{}}"""u8.ToArray(), "{}"u8.ToArray()],
        RunFiles.Run,
        path => Assert.NotNull(RecordedRun.Open(Path.GetDirectoryName(path)!)));

    [Fact]
    public void Baseline_AnyBytes_AreOutcomesOrRefused() => Fuzz.Files(
        ["id,outcome,prediction\n7,correct,A\n3,wrong,\"x, \"\"y\"\"\"\n"u8.ToArray(), "id,outcome,prediction\r\n"u8.ToArray()],
        "law.csv",
        path => Assert.NotNull(new BaselineFile(path).Read()));

    [Fact]
    public void Calibration_AnyBytes_AreLabelsOrRefused() => Fuzz.Files(
        ["""{"dataset":"essays","item":"1","judgement":"turn 1","rating":7}"""u8.ToArray(), "{}"u8.ToArray()],
        "labels.jsonl",
        path => Assert.NotNull(CalibrationFile.Read(path)));
}
