using System.Runtime.InteropServices;

namespace ModelTest.OnnxRuntime.Attention;

/// <summary>The attention of a layer; query heads are a multiple of key-value heads.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct HeadCounts
{
    public int Query;
    public int KeyValue;

    /// <summary>The most tokens that a token sees, itself included; 0 for all.</summary>
    public int Window;
}
