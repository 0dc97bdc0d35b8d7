namespace ModelTest.OnnxRuntime.Attention.Decoding;

/// <summary>Attention of steps in which every sequence has one new token.</summary>
internal interface IDecodeAttention : IDisposable
{
    /// <summary>The execution provider whose memory it works on; null for the CPU's.</summary>
    string? Provider { get; }

    /// <summary>Stores a step's new keys and values, and answers its queries; on a device perhaps later, in the order of its stream.</summary>
    void Run(in DecodeCall call);
}
