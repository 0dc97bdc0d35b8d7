using ModelTest.Models;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.OnnxRuntime.Scheduling;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Backends;

/// <summary>Where a checkpoint runs: its graph, its caches and the devices.</summary>
internal abstract class Backend
{
    /// <summary>The backend that the settings ask for.</summary>
    /// <param name="settings">The model's settings.</param>
    /// <param name="problems">What is wrong with them is added here.</param>
    public static Backend Of(ModelSettings settings, List<Problem> problems)
    {
        var device = DeviceName.Read(settings, problems);
        return device.IsCuda ? new CudaBackend(settings, device.Indices) : new CpuBackend(settings);
    }

    /// <summary>The devices, for tables and run.json.</summary>
    public abstract string Device { get; }

    /// <summary>The type that a checkpoint is computed in here, such as "float32".</summary>
    public abstract string Dtype(Checkpoint checkpoint);

    /// <summary>What keeps a checkpoint from running here; reads no weights.</summary>
    public abstract IEnumerable<Problem> Inspect(Checkpoint checkpoint);

    /// <summary>The most tokens that the cache of a device holds.</summary>
    public abstract int CacheTokens(ModelConfig config);

    /// <summary>The devices, which load the checkpoint when the scheduler starts them.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="positions">The most tokens of a sequence.</param>
    public abstract IReadOnlyList<SchedulerDevice> Devices(Checkpoint checkpoint, int positions);
}
