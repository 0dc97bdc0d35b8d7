namespace ModelTest.OnnxRuntime.Tests.Kernels.Ptx;

/// <summary>What an instruction does.</summary>
internal enum PtxKind
{
    Compute,
    Load,
    Store,
    LoadShared,
    StoreShared,
    Exchange,
    Broadcast,
    Barrier,
    Branch,
    Return,
}
