namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>What is known of element types.</summary>
internal static class TensorDTypes
{
    /// <summary>Bytes of one element.</summary>
    public static int Size(this TensorDType type) => type switch
    {
        TensorDType.BOOL or TensorDType.U8 or TensorDType.I8 or TensorDType.F8_E5M2 or TensorDType.F8_E4M3 => 1,
        TensorDType.I16 or TensorDType.U16 or TensorDType.F16 or TensorDType.BF16 => 2,
        TensorDType.I32 or TensorDType.U32 or TensorDType.F32 => 4,
        _ => 8,
    };

    /// <summary>Whether the engine can read weights of this type.</summary>
    public static bool IsSupported(this TensorDType type) => type is TensorDType.F16 or TensorDType.BF16 or TensorDType.F32;
}
