namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>A device's kernels of our own, for operators of <see cref="DeviceOperators"/>. What they are asked for is done on a device perhaps later, in the order of its stream.</summary>
internal interface IDeviceKernels : IDisposable
{
    /// <summary>The execution provider whose memory they work on; null for the CPU's.</summary>
    string? Provider { get; }

    /// <summary>Stores a decode step's new keys and values, and answers its queries.</summary>
    void Attend(in DecodeCall call);

    /// <summary>Multiplies the SiLU of gates with what they let through.</summary>
    void Activate(in ActivationCall call);
}
