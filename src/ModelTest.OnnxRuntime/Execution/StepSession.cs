using Microsoft.ML.OnnxRuntime;
using ModelTest.OnnxRuntime.Attention;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.OnnxRuntime.Graph;
using ModelTest.OnnxRuntime.Kernels;

namespace ModelTest.OnnxRuntime.Execution;

/// <summary>A graph in a session.</summary>
internal sealed class StepSession : IDisposable
{
    private readonly OperatorDomain? domain;

    /// <summary>Makes the session.</summary>
    /// <param name="device">The device.</param>
    /// <param name="model">The graph.</param>
    /// <param name="captures">Whether its runs may be captured.</param>
    /// <param name="kernels">The device's own kernels, if the graph uses them; kept by the caller.</param>
    public StepSession(ComputeDevice device, DecoderModel model, bool captures, IDeviceKernels? kernels)
    {
        (Model, Captures) = (model, captures);
        using var options = new SessionOptions { EnableMemoryPattern = false };
        if (model.Root.Length > 0)
        {
            options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", model.Root);
            // Converted weights live as long as the session: the arena, made for what comes and goes, would take and clear more pages for them.
            options.AddSessionConfigEntry("session.use_device_allocator_for_initializers", "1");
        }
        if (kernels is null)
        {
            Session = device.NewSession(model.Bytes, options, captures);
            return;
        }
        domain = DeviceOperators.NewDomain(kernels, model.Type);
        try
        {
            Session = domain.NewSession(options, () => device.NewSession(model.Bytes, options, captures));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The graph.</summary>
    public DecoderModel Model { get; }

    /// <summary>Whether its runs may be captured.</summary>
    public bool Captures { get; }

    /// <summary>The session.</summary>
    public InferenceSession Session { get; } = null!;

    public void Dispose()
    {
        Session?.Dispose();
        domain?.Dispose();
    }
}
