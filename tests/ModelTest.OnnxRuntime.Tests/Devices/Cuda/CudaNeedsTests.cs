using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Devices.Cuda;
using ModelTest.OnnxRuntime.Graph;
using ModelTest.OnnxRuntime.Scheduling;
using ModelTest.Tests;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda;

public sealed class CudaNeedsTests
{
    private const long Gibibyte = 1L << 30;

    private static readonly ModelConfig Config = Checkpoint.Open(RepositoryPaths.TinyModel).Config;
    private static readonly SchedulerOptions Options = new() { TokenBudget = 8192, MaxRows = 1024, BlockSize = 256 };

    [Fact]
    public void Weights_are_those_that_the_graph_takes()
    {
        var model = DecoderGraph.OnDevice(Checkpoint.Open(RepositoryPaths.TinyModel), 128, DataType.Float16, DecoderForm.Cuda);
        // The final norm is left out.
        Assert.Equal(model.Weights.Sum(w => w.Count * 2), CudaNeeds.Of(Config, Options, 2048).Weights + (Config.HiddenSize * 2));
    }

    [Fact]
    public void A_cache_fills_what_is_free_and_no_more()
    {
        var needs = CudaNeeds.Of(Config, Options, 2048);
        var perBlock = Config.CacheSizePerToken * 2 * Options.BlockSize;
        var blocks = needs.Blocks(needs.Workspace + (4 * Gibibyte), Config, Options, 0);
        Assert.InRange((blocks + 1) * perBlock, (long)(3.79 * Gibibyte), (long)(3.81 * Gibibyte));
        Assert.True(needs.Blocks(needs.Workspace - 1, Config, Options, 0) <= 0);
    }

    [Fact]
    public void The_setting_bounds_it()
    {
        var needs = CudaNeeds.Of(Config, Options, 2048);
        var blocks = needs.Blocks(needs.Workspace + (4 * Gibibyte), Config, Options, mebibytes: 96);
        Assert.Equal((96L << 20) / (Config.CacheSizePerToken * 2 * Options.BlockSize), blocks + 1);
    }

    [Fact]
    public void A_layer_s_cache_stays_below_the_largest_stride_of_a_copy()
    {
        var blocks = CudaNeeds.Of(Config, Options, 2048).Blocks(4000 * Gibibyte, Config, Options, 0);
        var perBlock = (long)Config.KeyValueHeads * Config.HeadDim * 2 * Options.BlockSize;
        Assert.InRange((blocks + 1) * perBlock, int.MaxValue - perBlock, int.MaxValue);
    }
}
