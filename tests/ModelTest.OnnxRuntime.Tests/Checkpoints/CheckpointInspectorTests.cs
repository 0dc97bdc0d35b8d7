using System.Text.Json.Nodes;
using CsCheck;
using ModelTest.OnnxRuntime.Tokenization;
using ModelTest.Problems;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Checkpoints;

public sealed class CheckpointInspectorTests
{
    [Fact]
    public void Open_EmbeddedModel_GivesEverything()
    {
        var checkpoint = Checkpoint.Open(RepositoryPaths.TinyModel);

        Assert.Equal(45, checkpoint.Tensors.All.Count);
        Assert.Equal([2, 2558], checkpoint.EosIds);
        Assert.Equal(2560, checkpoint.Tokenizer.VocabularySize);
        Assert.Equal([256], checkpoint.Tensors["model.norm.weight"].Shape);
    }

    [Fact]
    public void Inspect_EmbeddedModel_FindsNothing() => Assert.Empty(CheckpointInspector.Inspect(RepositoryPaths.TinyModel));

    [Fact]
    public void Inspect_TruncatedWeights_SaysSo()
    {
        using var tiny = new TinyCheckpoint();
        using (var file = File.OpenWrite(tiny["model.safetensors"]))
        {
            file.SetLength(file.Length - 1);
        }

        Assert.Contains("it is cut short. Fix: copy the file again", tiny.Problems(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_WrongShape_GivesBoth()
    {
        using var tiny = new TinyCheckpoint().WithHeader(h => h["model.layers.0.attention.wo.weight"]!["shape"] = new JsonArray(128, 512));

        Assert.Equal(
            $"{tiny.Path}: Tensors have the wrong shape: 'model.layers.0.attention.wo.weight' should be [256, 256] by config.json, and is [128, 512]. " +
            "Fix: config.json and the weights have to be of the same checkpoint; copy both again from its source.",
            tiny.Problems());
    }

    [Fact]
    public void Inspect_MissingTensor_IsNamed()
    {
        using var tiny = new TinyCheckpoint().WithHeader(h =>
        {
            h["model.layers.3.ffn_norm.bias"] = h["model.layers.3.ffn_norm.weight"]!.DeepClone();
            h.Remove("model.layers.3.ffn_norm.weight");
        });

        Assert.Contains("The weights lack 1 of 45 tensors: model.layers.3.ffn_norm.weight.", tiny.Problems(), StringComparison.Ordinal);
        Assert.Contains("The weights have tensors that InternLM2ForCausalLM with this config.json has not, and that would be ignored: model.layers.3.ffn_norm.bias.", tiny.Problems(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_UnsupportedType_IsNamed()
    {
        using var tiny = new TinyCheckpoint().WithHeader(h => h["model.norm.weight"]!["dtype"] = "I16");

        Assert.Contains("Tensors have a type that is not supported: 'model.norm.weight' is I16.", tiny.Problems(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_MixedSupportedTypes_AreFine()
    {
        using var tiny = new TinyCheckpoint().WithHeader(h => h["model.norm.weight"]!["dtype"] = "BF16");

        Assert.Empty(tiny.Problems());
    }

    [Fact]
    public void Inspect_MoreLayersThanWeights_ListsTheFirstMissingOnes()
    {
        using var tiny = new TinyCheckpoint().With("num_hidden_layers", "8");

        Assert.Contains("The weights lack 14 of 59 tensors: model.layers.6.attention_norm.weight, ", tiny.Problems(), StringComparison.Ordinal);
        Assert.Contains(" and 9 more.", tiny.Problems(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_SmallerVocabularyThanTheTokenizers_SaysSo()
    {
        using var tiny = new TinyCheckpoint().With("vocab_size", "2558");

        Assert.Contains($"{tiny["config.json"]}, key 'vocab_size': The value is 2558, but the tokenizer has ids up to 2559.", tiny.Problems(), StringComparison.Ordinal);
        Assert.Contains("key 'eos_token_id': The id 2558 is not in the vocabulary of 2558.", tiny.Problems(), StringComparison.Ordinal);
        Assert.Contains("'model.tok_embeddings.weight' should be [2558, 256] by config.json, and is [2560, 256]", tiny.Problems(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_OtherBeginAndEndTokensThanTheTokenizers_SaysSo()
    {
        using var tiny = new TinyCheckpoint().With("bos_token_id", "5").With("eos_token_id", "6").With("eos_token_id", "7", "generation_config.json");

        Assert.Contains("key 'bos_token_id': The value is 5, but the tokenizer's begin token is 1.", tiny.Problems(), StringComparison.Ordinal);
        Assert.Contains("key 'eos_token_id': The ids are 6, 7, but the tokenizer's end token is 2.", tiny.Problems(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_SeveralWrongFiles_NamesAll()
    {
        using var tiny = new TinyCheckpoint().With("hidden_act", "\"gelu\"");
        File.Delete(tiny["tokenizer.model"]);
        File.WriteAllText(tiny["model.safetensors"], "");

        var problems = CheckpointInspector.Inspect(tiny.Path);

        Assert.Equal([$"{tiny["config.json"]}, key 'hidden_act'", tiny["model.safetensors"], tiny["tokenizer.model"]], problems.Select(p => p.Where));
        Assert.Equal(problems, Assert.Throws<InputException>(() => Checkpoint.Open(tiny.Path)).Problems);
    }

    [Fact]
    public void Inspect_TiedEmbeddings_NeedNoOutputMatrix()
    {
        using var tiny = new TinyCheckpoint().With("tie_word_embeddings", "true").WithHeader(h =>
        {
            h["unused"] = h["output.weight"]!.DeepClone();
            h.Remove("output.weight");
        });

        Assert.Empty(tiny.Problems());
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("generation_config.json")]
    [InlineData("tokenizer_config.json")]
    [InlineData("special_tokens_map.json")]
    public void Inspect_RandomlyChangedJson_GivesProblemsAndNeverFails(string file)
    {
        using var tiny = new TinyCheckpoint();
        // the vocabulary is not what changes, and reading it each time would take long
        File.Delete(tiny["tokenizer.model"]);
        var original = File.ReadAllText(tiny[file]);
        var part = Gen.OneOf("\"", "\\", "{", "}", "[", "]", ",", ":", "-", "9", "1e99", "null", "\"\\ud800\"", "\\ud800", "\ufeff", "\0", " ");

        Gen.Select(Gen.Int[0, original.Length], Gen.Int[0, 12], part).Array[1, 3].Sample(
            changes =>
            {
                var text = original;
                foreach (var (place, removed, added) in changes)
                {
                    var start = Math.Min(place, text.Length);
                    text = text.Remove(start, Math.Min(removed, text.Length - start)).Insert(start, added);
                }
                File.WriteAllText(tiny[file], text);

                Assert.NotEmpty(CheckpointInspector.Inspect(tiny.Path));
                try
                {
                    Assert.NotNull(TokenizerConfigReader.Read(tiny.Path));
                }
                catch (InputException e)
                {
                    Assert.StartsWith(tiny.Path, e.Message, StringComparison.Ordinal);
                }
            },
            iter: 500,
            threads: 1);
    }
}
