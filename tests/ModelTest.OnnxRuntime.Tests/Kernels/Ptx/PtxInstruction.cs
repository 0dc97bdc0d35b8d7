namespace ModelTest.OnnxRuntime.Tests.Kernels.Ptx;

/// <summary>An instruction whose operands are registers by number; constants are in registers of their own.</summary>
/// <param name="Line">As it is written.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Target">The register that it writes.</param>
/// <param name="Operands">The registers that it reads; three for each instruction, so that what computes reads any.</param>
internal sealed record PtxInstruction(string Line, PtxKind Kind, int Target, int[] Operands)
{
    /// <summary>The predicate that lanes must have; -1 for none.</summary>
    public int Guard { get; init; } = -1;

    /// <summary>Whether lanes must not have it.</summary>
    public bool GuardIsNegated { get; init; }

    /// <summary>What is computed.</summary>
    public Func<ulong, ulong, ulong, ulong>? Compute { get; init; }

    /// <summary>Added to an address.</summary>
    public int Offset { get; init; }

    /// <summary>Where a branch goes.</summary>
    public int Next { get; init; }
}
