using ModelTest.Models;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Templates;
using ModelTest.Problems;
using ModelTest.Prompts;
using ModelTest.Tests;

namespace ModelTest.OnnxRuntime.Tests;

/// <summary>What the engine says of models and settings that cannot work, before anything is computed.</summary>
public sealed class LocalEngineTests
{
    private static readonly Dictionary<string, MetaTemplate> NoTemplates = [];

    [Fact]
    public async Task The_embedded_model_has_no_problems() => Assert.Empty(await InspectAsync(new ModelSettings()));

    [Fact]
    public async Task Settings_of_servers_are_named_with_the_way_out()
    {
        var problem = Assert.Single(await InspectAsync(new ModelSettings { Server = new() { Api = ServerApi.Completions } }));
        Assert.Equal(
            "model.server.api: is about servers, and the model is a folder on this machine. Fix: leave it out, or give a server's URL as model.path.",
            problem.ToString());
    }

    [Fact]
    public async Task InternLM1_s_template_on_an_InternLM2_tokenizer_is_named_with_the_right_one()
    {
        var problem = Assert.Single(await InspectAsync(new ModelSettings { Template = "internlm" }));
        Assert.Equal("model.template", problem.Where);
        Assert.Contains("the template 'internlm' needs <eoa> as one token each, which the tokenizer of", problem.What, StringComparison.Ordinal);
        Assert.Equal("set model.template to 'internlm2' (the tokenizer knows <|im_start|> and <|im_end|>), or to 'auto'.", problem.Fix);
    }

    [Fact]
    public void The_real_InternLM2_tokenizer_does_not_know_InternLM1_s_marker_either()
    {
        var tokenizer = Tokenization.SentencePieceTokenizer.Load(RepositoryPaths.Shared("data/internlm2-tokenizer"));
        Assert.Null(tokenizer.TokenId("<eoa>"));
        var checkpoint = Checkpoint.Open(RepositoryPaths.TinyModel) with { Tokenizer = tokenizer };
        Assert.Equal("internlm2", TemplateInspector.Choose(new ModelSettings(), NoTemplates, checkpoint.TemplateSource, [])!.Name);
    }

    [Fact]
    public async Task A_template_of_the_configuration_is_checked_too()
    {
        var templates = new Dictionary<string, MetaTemplate>
        {
            ["mine"] = new() { Name = "mine", Turns = MetaTemplate.InternLM2.Turns, MarkerTokens = ["<|im_start|>"], EndTokens = ["<|done|>"] },
        };
        var problem = Assert.Single(await new LocalEngine().InspectAsync(new ModelSettings { Path = RepositoryPaths.TinyModel, Template = "mine" }, templates, TestContext.Current.CancellationToken));
        Assert.Contains("'mine' needs <|done|>", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_of_another_engine_is_named() =>
        Assert.Contains("'gpu' is not a device of this engine. Fix: ", Assert.Single(await InspectAsync(new ModelSettings { Device = "gpu" })).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task A_GPU_that_cannot_be_used_is_a_problem_in_pre_flight()
    {
        // On a machine without one, or a build without CUDA; where there is one, the number is too high.
        var problem = Assert.Single(await InspectAsync(new ModelSettings { Device = "cuda:99" }));
        Assert.Contains(problem.Where, (string[])["model.device", "cuda:99"]);
        Assert.NotEmpty(problem.Fix);
    }

    [Theory]
    [InlineData("cpu", "bfloat16", "the CPU computes in float32, not in 'bfloat16'.")]
    [InlineData("cuda", "float8", "'float8' is not a type to compute in on a GPU.")]
    public async Task A_type_that_the_device_does_not_compute_in_is_named(string device, string type, string what) =>
        Assert.Contains(await InspectAsync(new ModelSettings { Device = device, Dtype = type }), p => p.Where == "model.dtype" && p.What == what);

    [Fact]
    public async Task A_context_beyond_the_checkpoint_s_positions_is_named()
    {
        var problem = Assert.Single(await InspectAsync(new ModelSettings { ContextLength = 5000 }));
        Assert.Contains("5000 is more than the 4096 positions of", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_context_that_the_cache_cannot_hold_is_named_with_the_memory_it_takes()
    {
        // 3 KiB for keys and as much for values: six layers of two heads of 64 floats.
        var problem = Assert.Single(await InspectAsync(new ModelSettings { ContextLength = 4000, CacheMebibytes = 20 }));
        Assert.Equal("4000 tokens need more key-value cache than there is: it holds 3413.", problem.What);
        Assert.StartsWith("set model.cache_mebibytes to 24 or more", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stops_that_cannot_work_are_named()
    {
        var problems = await InspectAsync(new ModelSettings { Generation = { StopIds = [2559, 2560, -1], Stop = ["。", ""] } });
        Assert.Equal(["model.generation.stop_ids", "model.generation.stop_ids", "model.generation.stop"], problems.Select(p => p.Where));
        Assert.Contains("2560 is not an id of the vocabulary. Fix: give ids from 0 to 2559.", problems[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_nobody_knows_is_a_problem_with_the_nearest_name() =>
        Assert.Equal("did you mean 'internlm2'?", Assert.Single(await InspectAsync(new ModelSettings { Template = "internlm-2" })).Fix);

    [Fact]
    public async Task Opening_what_cannot_be_opened_tells_every_problem()
    {
        var settings = new ModelSettings { Path = RepositoryPaths.TinyModel, Template = "internlm", Device = "tpu" };
        var error = await Assert.ThrowsAsync<InputException>(() => new LocalEngine().OpenAsync(settings, NoTemplates, TestContext.Current.CancellationToken));
        Assert.Equal(["model.device", "model.template"], error.Problems.Select(p => p.Where));
    }

    [Theory]
    [InlineData("architectures", """["QwenForCausalLM"]""", "QwenForCausalLM")]
    [InlineData("vocab_size", "2000", "2000")]
    [InlineData("num_hidden_layers", "7", "model.layers.6.")]
    [InlineData("hidden_size", "128", "model.tok_embeddings.weight")]
    [InlineData("hidden_act", "\"gelu\"", "gelu")]
    public async Task A_config_that_does_not_fit_the_weights_is_a_problem(string key, string value, string named)
    {
        using var folder = new TinyCheckpoint().With(key, value);
        var problems = await InspectAsync(new ModelSettings(), folder.Path);
        Assert.Contains(problems, p => p.ToString().Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Truncated_weights_are_a_problem()
    {
        using var folder = new TinyCheckpoint();
        using (var file = File.OpenWrite(folder["model.safetensors"]))
        {
            file.SetLength(file.Length / 2);
        }
        Assert.Contains("model.safetensors", Assert.Single(await InspectAsync(new ModelSettings(), folder.Path)).Where, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_tokenizer_is_a_problem()
    {
        using var folder = new TinyCheckpoint();
        File.Delete(folder["tokenizer.model"]);
        Assert.Contains("tokenizer.model", Assert.Single(await InspectAsync(new ModelSettings(), folder.Path)).Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("models/internlm2", true)]
    [InlineData("http://127.0.0.1:23333/v1", false)]
    public void Accepts_folders_and_leaves_servers_to_others(string path, bool accepted) =>
        Assert.Equal(accepted, new LocalEngine().Accepts(new ModelSettings { Path = path }));

    private static Task<IReadOnlyList<Problem>> InspectAsync(ModelSettings settings, string? folder = null)
    {
        settings.Path = folder ?? RepositoryPaths.TinyModel;
        return new LocalEngine().InspectAsync(settings, NoTemplates, TestContext.Current.CancellationToken);
    }
}
