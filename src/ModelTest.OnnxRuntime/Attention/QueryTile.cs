using System.Runtime.InteropServices;

namespace ModelTest.OnnxRuntime.Attention;

/// <summary>Neighbouring query tokens of one sequence.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct QueryTile
{
    public int Sequence;

    /// <summary>Index of the first token on the packed axis.</summary>
    public int First;
    public int Count;
}
