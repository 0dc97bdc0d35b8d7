using Microsoft.ML.OnnxRuntime;
using ModelTest.OnnxRuntime.Attention;
using ModelTest.OnnxRuntime.Attention.Decoding;
using ModelTest.OnnxRuntime.Devices;
using ModelTest.OnnxRuntime.Graph;

namespace ModelTest.OnnxRuntime.Execution;

/// <summary>A graph in a session, and what of ours runs in it.</summary>
internal sealed class StepSession : IDisposable
{
    private readonly IDecodeAttention? attention;
    private readonly OperatorDomain? domain;

    /// <summary>Makes the session.</summary>
    /// <param name="device">The device.</param>
    /// <param name="model">The graph.</param>
    /// <param name="captures">Whether its runs may be captured.</param>
    public StepSession(ComputeDevice device, DecoderModel model, bool captures)
    {
        (Model, Captures) = (model, captures);
        using var options = new SessionOptions { EnableMemoryPattern = false };
        if (model.Root.Length > 0)
        {
            options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", model.Root);
            // Converted weights live as long as the session: the arena, made for what comes and goes, would take and clear more pages for them.
            options.AddSessionConfigEntry("session.use_device_allocator_for_initializers", "1");
        }
        if (!model.Form.IsDecode)
        {
            Session = device.NewSession(model.Bytes, options, captures);
            return;
        }
        attention = device.NewDecodeAttention(model.Type);
        try
        {
            domain = DecodeAttention.NewDomain(attention, model.Type);
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
        attention?.Dispose();
    }
}
