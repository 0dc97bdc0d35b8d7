namespace ModelTest.OnnxRuntime.Graph;

/// <summary>Which operator computes attention.</summary>
internal enum AttentionKind
{
    /// <summary>Ours for the CPU.</summary>
    Cpu,

    /// <summary>ONNX Runtime's paged attention.</summary>
    OnnxRuntime,

    /// <summary>Our kernel for steps in which every sequence has one new token.</summary>
    Decode,
}
