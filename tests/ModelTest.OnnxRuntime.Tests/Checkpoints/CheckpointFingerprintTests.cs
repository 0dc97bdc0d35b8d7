using System.Globalization;
using ModelTest.Problems;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Checkpoints;

public sealed class CheckpointFingerprintTests
{
    [Fact]
    public void Compute_CopyInAnotherFolder_IsTheSame()
    {
        using var tiny = new TinyCheckpoint();

        var fingerprint = CheckpointFingerprint.Compute(tiny.Path);

        Assert.Matches("^[0-9a-f]{64}$", fingerprint);
        Assert.Equal(CheckpointFingerprint.Compute(RepositoryPaths.TinyModel), fingerprint);
    }

    [Theory]
    [InlineData("model.safetensors", 0.02)]
    [InlineData("model.safetensors", 0.5)]
    [InlineData("model.safetensors", 0.9999999)]
    [InlineData("config.json", 0.5)]
    [InlineData("tokenizer.model", 0.5)]
    [InlineData("tokenizer_config.json", 0.5)]
    [InlineData("special_tokens_map.json", 0.5)]
    [InlineData("generation_config.json", 0.5)]
    public void Compute_OneBitChanged_Differs(string file, double place)
    {
        using var tiny = new TinyCheckpoint();
        var before = CheckpointFingerprint.Compute(tiny.Path);
        var bytes = File.ReadAllBytes(tiny[file]);
        bytes[(int)(bytes.Length * place)] ^= 1;
        File.WriteAllBytes(tiny[file], bytes);

        Assert.NotEqual(before, CheckpointFingerprint.Compute(tiny.Path));
    }

    [Fact]
    public void Compute_OptionalFileGone_Differs()
    {
        using var tiny = new TinyCheckpoint();
        File.Delete(tiny["generation_config.json"]);

        Assert.NotEqual(CheckpointFingerprint.Compute(RepositoryPaths.TinyModel), CheckpointFingerprint.Compute(tiny.Path));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1000000")]
    [InlineData("99999999")]
    public void Compute_LargeFile_SeesItsFirstAndItsLastByte(string place)
    {
        using var tiny = new TinyCheckpoint();
        var (path, offset) = (tiny["model.safetensors"], long.Parse(place, CultureInfo.InvariantCulture));
        Safetensors.Write(path, [("a", "U8", [100_000_000])]);
        var before = CheckpointFingerprint.Compute(tiny.Path);
        var start = CheckpointTensors.Read(tiny.Path)["a"].Offset;
        using (var file = File.OpenWrite(path))
        {
            file.Position = start + offset;
            file.WriteByte(1);
        }

        Assert.NotEqual(before, CheckpointFingerprint.Compute(tiny.Path));
    }

    [Fact]
    public void Compute_LargeFilesOfOtherLengths_Differ()
    {
        using var tiny = new TinyCheckpoint();
        Safetensors.Write(tiny["model.safetensors"], [("a", "U8", [100_000_000])]);
        var before = CheckpointFingerprint.Compute(tiny.Path);
        Safetensors.Write(tiny["model.safetensors"], [("a", "U8", [100_000_001])]);

        Assert.NotEqual(before, CheckpointFingerprint.Compute(tiny.Path));
    }

    [Fact]
    public void Compute_NoWeights_SaysSo()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("neither model.safetensors", Assert.Throws<InputException>(() => CheckpointFingerprint.Compute(folder.Path)).Message, StringComparison.Ordinal);
    }
}
