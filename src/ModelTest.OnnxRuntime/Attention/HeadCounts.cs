using System.Runtime.InteropServices;

namespace ModelTest.OnnxRuntime.Attention;

/// <summary>Attention heads of a layer; query heads are a multiple of key-value heads.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct HeadCounts
{
    public int Query;
    public int KeyValue;
}
