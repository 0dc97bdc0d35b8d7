using ModelTest.Tests;

namespace ModelTest.Tool.Tests.Commands;

public sealed class DoctorCommandTests : IDisposable
{
    private readonly ToolScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Doctor_ModelAndData_AreExamined()
    {
        var sample = Path.Join(RepositoryPaths.TinyModel, "data", "ceval-sample");

        var (code, output, error) = await scene.RunAsync("doctor", "--model", RepositoryPaths.TinyModel, "--set", $"datasets.ceval.path={sample}");

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("doctor / model\nok       tiny-internlm2: onnxruntime", output, StringComparison.Ordinal);
        Assert.Contains("\ndoctor / ceval\nok       ceval-sample: 640 items in 16 subjects, mode gen\nok       every prompt fits the model\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("doctor / judge", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_ModelThatIsNotThere_FailsWithOne()
    {
        var (code, output, _) = await scene.RunAsync("doctor", "--model", "nowhere");

        Assert.Equal(1, code);
        Assert.Contains($"problem  --model, model.path: '{scene["nowhere"]}' does not exist.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_NoModel_SaysHowToNameOne()
    {
        var (code, output, _) = await scene.RunAsync("doctor");

        Assert.Equal(1, code);
        Assert.Contains("problem  model: no model is given.", output, StringComparison.Ordinal);
    }
}
