using CsCheck;
using ModelTest.Problems;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Checkpoints;

public sealed class SafetensorsFileTests
{
    [Fact]
    public void Read_EmbeddedModel_GivesEveryTensorsPlace()
    {
        var file = SafetensorsFile.Read(Path.Combine(RepositoryPaths.TinyModel, "model.safetensors"));

        Assert.Equal(45, file.Tensors.Count);
        var embedding = Assert.Single(file.Tensors, t => t.Name == "model.tok_embeddings.weight");
        Assert.Equal((TensorDType.F16, 2560 * 256 * 2), (embedding.DType, embedding.ByteLength));
        Assert.Equal([2560, 256], embedding.Shape);
        Assert.Equal(file.Header.Length, file.Tensors[0].Offset);
        Assert.Equal(new FileInfo(file.Path).Length, file.Tensors[^1].Offset + file.Tensors[^1].ByteLength);
    }

    [Fact]
    public void Read_ThroughLinks_GivesTheFileItself()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["blobs"]);
        Safetensors.Write(folder["blobs/4d7a"], [("a", "F32", [2, 3])]);
        File.CreateSymbolicLink(folder["blobs/link"], "4d7a");
        Directory.CreateSymbolicLink(folder["snapshot"], "blobs");

        var file = SafetensorsFile.Read(folder["snapshot/link"]);

        Assert.Equal(RealPath.Of(folder["blobs/4d7a"]), file.Path);
        Assert.Equal(file.Path, file.Tensors[0].File);
    }

    [Fact]
    public void Read_LinkToNothing_NamesWhereItLeads()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder["model.safetensors"], "../../blobs/4d7a");

        Refuses(folder["model.safetensors"], "The file is a link to '../../blobs/4d7a', which does not exist. Fix: copy the file");
    }

    [Fact]
    public void Read_LinksInACircle_SaysSo()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder["a"], "b");
        File.CreateSymbolicLink(folder["b"], "a");

        Refuses(folder["a"], "leads round in a circle");
    }

    [Theory]
    [InlineData("", "The file has 0 bytes, too few for a safetensors file.")]
    [InlineData("\b", "The file has 1 bytes, too few for a safetensors file.")]
    [InlineData("version https://git-lfs.github.com/spec/v1", "The file is a Git LFS pointer, not the weights themselves. Fix: run 'git lfs pull'")]
    [InlineData("PK\u0003\u0004\0\0\0\0\b\b\0", "The header should have 67324752 bytes, but the file ends after 11 bytes.")]
    [InlineData("<!DOCTYPE html>", "this is no safetensors file.")]
    [InlineData("\u0002\0\0\0\0\0\0\0[]", "The header is a JSON Array, not an object.")]
    [InlineData("\u0002\0\0\0\0\0\0\0{,", "The header is not valid JSON")]
    [InlineData("\u0002\0\0\0\0\0\0\0{}abc", "The tensors end at byte 10, but the file has 13.")]
    public void Read_NotSuchAFile_SaysSo(string content, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["model.safetensors"], content);

        Refuses(folder["model.safetensors"], expected);
    }

    [Theory]
    [InlineData("""{"a":1}""", "Tensor 'a' is described by a JSON Number, not an object.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "The header has 'a' twice.")]
    [InlineData("""{"a":{"dtype":"F99","shape":[2],"data_offsets":[0,8]}}""", "Tensor 'a' has the dtype 'F99', which is not known.")]
    [InlineData("""{"a":{"dtype":"11","shape":[2],"data_offsets":[0,8]}}""", "Tensor 'a' has the dtype '11', which is not known.")]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,8]}}""", "Tensor 'a' has the dtype '', which is not known.")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,8]}}""", "Tensor 'a' has no list 'shape'.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "Tensor 'a' has a 'shape' that is no list of non-negative integers.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", "Tensor 'a' has a 'shape' that is no list of non-negative integers.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", "Tensor 'a' has no list 'data_offsets'.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8]}}""", "Tensor 'a' has no valid 'data_offsets'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "Tensor 'a' has no valid 'data_offsets'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "of type F32 and shape [3] needs 12 bytes, but its 'data_offsets' span 8.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", "needs too many bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[9223372036854775799,9223372036854775807]}}""", "it is cut short.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "Tensor 'a' should end at byte 79, but the file has 71: it is cut short.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "Tensor 'a' begins at byte")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "Tensor 'b' begins at byte")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "The header is not valid JSON")]
    public void Read_HeaderThatBreaksARule_NamesTheTensor(string header, string expected)
    {
        using var folder = new TemporaryFolder();
        Safetensors.Write(folder["model.safetensors"], header, dataLength: 8);

        Refuses(folder["model.safetensors"], expected);
    }

    [Theory]
    [InlineData("""{"__metadata__":{"format":"pt"},"b":{"dtype":"BF16","shape":[2,2],"data_offsets":[0,8]},"e":{"dtype":"F16","shape":[0,7],"data_offsets":[0,0]}}   """)]
    [InlineData("""{"s":{"dtype":"F64","shape":[],"data_offsets":[0,8]}}""")]
    public void Read_UnusualButValidHeader_IsRead(string header)
    {
        using var folder = new TemporaryFolder();
        Safetensors.Write(folder["model.safetensors"], header, dataLength: 8);

        Assert.Equal(8, SafetensorsFile.Read(folder["model.safetensors"]).Tensors.Sum(t => t.ByteLength));
    }

    [Fact]
    public void Read_RandomlyChangedHeader_IsReadOrRefused()
    {
        using var folder = new TemporaryFolder();
        var path = folder["model.safetensors"];
        Safetensors.Write(path, [("a", "F32", [2, 3]), ("b", "BF16", [4]), ("c", "F16", [1, 1, 5])]);
        var original = File.ReadAllBytes(path);
        // the characters that headers are made of break more than random bytes do
        var value = Gen.OneOf(Gen.Byte, Gen.OneOf([.. "0123456789[]{},:\"-.eabF\\u"u8]));

        Gen.Select(Gen.Select(Gen.Int[0, original.Length - 1], value).Array[0, 6], Gen.Int[0, original.Length]).Sample(
            (changes, length) =>
            {
                var bytes = original.ToArray();
                foreach (var (place, changed) in changes)
                {
                    bytes[place] = changed;
                }
                File.WriteAllBytes(path, length % 4 == 0 ? bytes[..length] : bytes);
                try
                {
                    var file = SafetensorsFile.Read(path);
                    Assert.Equal(new FileInfo(path).Length, file.Header.Length + file.Tensors.Sum(t => t.ByteLength));
                }
                catch (InputException e)
                {
                    Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
                }
            },
            iter: 2000,
            threads: 1);
    }

    private static void Refuses(string path, string expected)
    {
        var error = Assert.Throws<InputException>(() => SafetensorsFile.Read(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("Fix: ", error.Message, StringComparison.Ordinal);
    }
}
