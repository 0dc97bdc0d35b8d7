using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Checkpoints;

public sealed class CheckpointFolderTests
{
    [Fact]
    public void Inspect_NoSuchFolder_NamesANearOne()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["internlm2-chat-1_8b"]);

        Assert.Equal(
            $"{folder["internlm2-chat-1.8b"]}: The folder does not exist. Fix: did you mean '{folder["internlm2-chat-1_8b"]}'?",
            Problems(folder["internlm2-chat-1.8b"]));
        Assert.Contains("Fix: give the folder that has config.json, *.safetensors and tokenizer.json or tokenizer.model.", Problems(folder["a/b"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_AFile_SaysSo()
    {
        using var tiny = new TinyCheckpoint();

        Assert.Contains("This is a file, not a checkpoint folder.", Problems(tiny["model.safetensors"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("snapshots/4d7a")]
    public void Inspect_FolderAbove_NamesTheRightOne(string below)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[below]);
        File.WriteAllText(Path.Combine(folder[below], "config.json"), "{}");

        Assert.Equal($"{folder.Path}: The folder has no config.json. Fix: the checkpoint is in '{folder[below]}'; give that folder.", Problems(folder.Path));
    }

    [Fact]
    public void Inspect_FolderBelow_NamesTheRightOne()
    {
        using var tiny = new TinyCheckpoint();
        Directory.CreateDirectory(tiny["data"]);

        Assert.Contains($"the checkpoint is in '{tiny.Path}'", Problems(tiny["data"] + "/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model-q4.gguf", "no config.json, but GGUF weights")]
    [InlineData("model.onnx", "no config.json, but an ONNX model")]
    [InlineData("readme.txt", "no config.json.")]
    public void Inspect_FolderOfSomethingElse_SaysOfWhat(string file, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder[file], "");

        Assert.Contains(expected, Problems(folder.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pytorch_model.bin", ", but PyTorch weights (*.bin), which cannot be read. Fix: convert the weights to safetensors")]
    [InlineData("model.gguf", ", but GGUF weights, which are for llama.cpp and cannot be read. Fix: copy the weights")]
    [InlineData("model.onnx", ", but an ONNX model, which is not a Hugging Face checkpoint. Fix: copy the weights")]
    [InlineData("readme.txt", ". Fix: copy the weights from the checkpoint's source.")]
    public void Inspect_OtherWeights_SaysWhatToDo(string file, string expected)
    {
        using var tiny = new TinyCheckpoint();
        File.Delete(tiny["model.safetensors"]);
        File.WriteAllText(tiny[file], "");

        Assert.Contains("The folder has neither model.safetensors nor model.safetensors.index.json" + expected, tiny.Problems(), StringComparison.Ordinal);
    }

    private static string Problems(string folder) => string.Join('\n', CheckpointInspector.Inspect(folder));
}
