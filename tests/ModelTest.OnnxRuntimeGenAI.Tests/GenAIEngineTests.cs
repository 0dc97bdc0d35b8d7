using System.Text.Json.Nodes;
using ModelTest.Extensions;
using ModelTest.Models;
using ModelTest.OnnxRuntime;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntimeGenAI.Tests;

/// <summary>What is found wrong before anything is computed, and when a folder is loaded.</summary>
public sealed class GenAIEngineTests(TinyFolder tiny)
{
    private static readonly Dictionary<string, MetaTemplate> NoTemplates = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_folder_has_no_problems_and_a_checkpoint_is_not_accepted()
    {
        var engine = new GenAIEngine();
        var settings = new ModelSettings { Path = tiny.Path };
        Assert.True(engine.Accepts(settings));
        Assert.Empty(await engine.InspectAsync(settings, NoTemplates, Cancellation));
        Assert.False(engine.Accepts(new ModelSettings { Path = RepositoryPaths.TinyModel }));
        Assert.False(engine.Accepts(new ModelSettings { Path = "http://127.0.0.1/v1" }));
        var registry = new ExtensionRegistry();
        new GenAIEngines().Register(registry);
        Assert.Equal("onnxruntime-genai", Assert.Single(registry.Engines).Name);
    }

    [Fact]
    public async Task The_local_engine_says_what_such_a_folder_needs()
    {
        var problem = Assert.Single(await new LocalEngine().InspectAsync(new ModelSettings { Path = tiny.Path }, NoTemplates, Cancellation));
        Assert.Contains("-p:GenAI=true", problem.Fix, StringComparison.Ordinal);
        Assert.Equal(tiny.Path, problem.Where);
    }

    [Theory]
    [InlineData("model", "null", "key 'model': The key is missing.")]
    [InlineData("model.type", "7", "key 'model.type': The value is 7. Fix: it must be a text.")]
    [InlineData("model.vocab_size", "0", "key 'model.vocab_size': The value is 0. Fix: it must be an integer from 1.")]
    [InlineData("model.vocab_size", "2559", "key 'model.vocab_size': The value is 2559, but the tokenizer has ids up to 2559.")]
    [InlineData("model.context_length", "null", "key 'model.context_length': The key is missing.")]
    [InlineData("model.eos_token_id", "[2, 2560]", "key 'model.eos_token_id': The value is [2,2560]. Fix: it must be an id from 0 to 2559")]
    [InlineData("model.eos_token_id", "[]", "key 'model.eos_token_id': The value is [].")]
    [InlineData("model.pad_token_id", "\"x\"", "key 'model.pad_token_id': The value is \"x\".")]
    [InlineData("model.decoder.filename", "\"other.onnx\"", "other.onnx: The file does not exist, but genai_config.json names it.")]
    [InlineData("model.decoder.head_size", "\"64\"", "key 'model.decoder.head_size': The value is \"64\".")]
    [InlineData("model.decoder.pipeline", "[]", "key 'model.decoder.pipeline': A decoder in several parts cannot be run.")]
    [InlineData("model.vision", "{}", "key 'model.vision': Only models of one text decoder can be run.")]
    [InlineData("model.decoder.sliding_window", "{ \"slide_inputs\": false }", "key 'model.decoder.sliding_window.slide_key_value_cache': Models whose inputs or caches slide")]
    public async Task A_wrong_configuration_is_told_with_its_key(string key, string value, string expected)
    {
        using var folder = Copy();
        Change(folder["genai_config.json"], key, value);
        Assert.Contains(await ProblemsAsync(folder), p => p.ToString().StartsWith(folder.Path, StringComparison.Ordinal) && p.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Damaged_and_missing_files_are_told_all_at_once()
    {
        using var folder = Copy();
        File.WriteAllText(folder["genai_config.json"], "{");
        File.Delete(folder["tokenizer.model"]);
        var problems = await ProblemsAsync(folder);
        Assert.Contains(problems, p => p.ToString().Contains("genai_config.json: The file is not valid JSON", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Where == folder["tokenizer.model"]);
    }

    [Fact]
    public async Task A_graph_that_is_none_and_weights_that_are_missing_are_told()
    {
        using var folder = Copy();
        File.WriteAllText(folder["model.onnx"], "version https://git-lfs.github.com/spec/v1");
        Assert.Equal("The file is no ONNX model.", Assert.Single(await ProblemsAsync(folder)).What);
        File.WriteAllBytes(folder["model.onnx"], Export.GenAIGraph.WithExternalWeights("model.onnx.data"));
        var problem = Assert.Single(await ProblemsAsync(folder));
        Assert.Equal((folder["model.onnx.data"], "The file does not exist, but model.onnx keeps weights in it."), (problem.Where, problem.What));
    }

    [Fact]
    public async Task Settings_that_mean_nothing_are_errors()
    {
        var settings = new ModelSettings
        {
            Path = tiny.Path, Dtype = "float16", CudaGraphs = true, CustomKernels = true, Device = "cuda", Devices = [0, 1], ContextLength = 5000, Template = "mine",
            Generation = { Stop = [""], StopIds = [2560] },
        };
        var problems = await new GenAIEngine().InspectAsync(settings, NoTemplates, Cancellation);
        Assert.Equal(
            ["model.devices", "model.device", "model.dtype", "model.cuda_graphs", "model.custom_kernels", "model.template", "model.context_length", "model.generation.stop_ids", "model.generation.stop"],
            problems.Select(p => p.Where));
        Assert.Contains("5000 is more than the 4096 positions of", problems[6].What, StringComparison.Ordinal);
        Assert.Equal("'mine' is not a chat template.", problems[5].What);
    }

    [Fact]
    public async Task A_folder_that_GenAI_refuses_is_an_input_error_of_everything_asked()
    {
        using var folder = Copy();
        Change(folder["genai_config.json"], "model.type", "\"no-such-type\"");
        await using var model = await new GenAIEngine().OpenAsync(new ModelSettings { Path = folder.Path }, NoTemplates, Cancellation);
        var error = await Assert.ThrowsAsync<InputException>(() => model.ReadyAsync(Cancellation));
        Assert.StartsWith($"{folder.Path}: ONNX Runtime GenAI cannot load the folder: ", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputException>(() => model.GenerateAsync(Prompt.FromUser("x"), new GenerateOptions(), Cancellation));
    }

    [Fact]
    public async Task The_fingerprint_tells_graphs_tokenizers_and_templates_apart()
    {
        using var folder = Copy();
        var first = await FingerprintAsync("auto");
        Assert.Equal(first, await FingerprintAsync("auto"));
        var bare = await FingerprintAsync("none");
        Change(folder["genai_config.json"], "model.context_length", "2048");
        var shorter = await FingerprintAsync("auto");
        Change(folder["tokenizer_config.json"], "add_bos_token", "false");
        var other = await FingerprintAsync("auto");
        var bytes = await File.ReadAllBytesAsync(folder["model.onnx"], Cancellation);
        bytes[^1000]++;
        await File.WriteAllBytesAsync(folder["model.onnx"], bytes, Cancellation);
        Assert.Equal(5, new HashSet<string> { first, bare, shorter, other, await FingerprintAsync("auto") }.Count);

        async Task<string> FingerprintAsync(string template)
        {
            await using var model = GenAIEngine.Open(new ModelSettings { Path = folder.Path, Template = template }, NoTemplates);
            return model.Info.Fingerprint;
        }
    }

    private static Task<IReadOnlyList<Problem>> ProblemsAsync(TemporaryFolder folder) =>
        new GenAIEngine().InspectAsync(new ModelSettings { Path = folder.Path }, NoTemplates, Cancellation);

    private TemporaryFolder Copy()
    {
        var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(tiny.Path))
        {
            File.Copy(file, folder[Path.GetFileName(file)]);
        }
        return folder;
    }

    private static void Change(string file, string key, string json)
    {
        var root = JsonNode.Parse(File.ReadAllText(file))!;
        var parts = key.Split('.');
        var parent = parts[..^1].Aggregate(root, (node, part) => node[part]!);
        parent[parts[^1]] = JsonNode.Parse(json);
        File.WriteAllText(file, root.ToJsonString());
    }
}
