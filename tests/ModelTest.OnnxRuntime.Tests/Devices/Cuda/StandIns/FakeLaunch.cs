using System.Runtime.InteropServices;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda.StandIns;

/// <summary>A kernel's launch as the driver's stand-in was asked for it.</summary>
/// <param name="Grid">Groups of threads.</param>
/// <param name="Block">Threads of a group.</param>
/// <param name="Shared">Bytes of shared memory asked for.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Parameters">The bytes of each parameter.</param>
internal sealed record FakeLaunch(uint[] Grid, uint[] Block, uint Shared, nint Stream, byte[][] Parameters)
{
    /// <summary>The parameters that are views.</summary>
    public IReadOnlyList<View> Views => [.. Parameters.Where(p => p.Length == Marshal.SizeOf<View>()).Select(p => MemoryMarshal.Read<View>(p))];

    /// <summary>The others, number by number.</summary>
    public IReadOnlyList<int> Sizes => [.. Parameters.Where(p => p.Length != Marshal.SizeOf<View>()).SelectMany(p => MemoryMarshal.Cast<byte, int>(p).ToArray())];

    /// <summary>A view as a kernel's parameter.</summary>
    internal readonly record struct View(long Address, long Length);
}
