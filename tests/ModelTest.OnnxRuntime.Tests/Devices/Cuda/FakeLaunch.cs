using System.Runtime.InteropServices;

namespace ModelTest.OnnxRuntime.Tests.Devices.Cuda;

/// <summary>A kernel's launch as FakeDriver.c keeps it.</summary>
/// <param name="Grid">Groups of threads.</param>
/// <param name="Block">Threads of a group.</param>
/// <param name="Shared">Bytes of shared memory asked for.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Views">The parameters that are views.</param>
/// <param name="Sizes">The last parameter.</param>
internal sealed record FakeLaunch(uint[] Grid, uint[] Block, uint Shared, nint Stream, FakeLaunch.View[] Views, int[] Sizes)
{
    private const int MostViews = 11;

    /// <summary>The launches since the last call.</summary>
    public static unsafe List<FakeLaunch> TakeAll()
    {
        var library = NativeLibrary.Load(FakeDriver.Path());
        var count = ((delegate* unmanaged<int>)NativeLibrary.GetExport(library, "fakeLaunches"))();
        var get = (delegate* unmanaged<int, Native*>)NativeLibrary.GetExport(library, "fakeLaunch");
        return [.. Enumerable.Range(0, count).Select(i => Read(get(i)))];
    }

    /// <summary>Modules that are loaded.</summary>
    public static unsafe int Modules() =>
        ((delegate* unmanaged<int>)NativeLibrary.GetExport(NativeLibrary.Load(FakeDriver.Path()), "fakeModules"))();

    private static unsafe FakeLaunch Read(Native* launch) => new(
        new ReadOnlySpan<uint>(launch->Grid, 3).ToArray(),
        new ReadOnlySpan<uint>(launch->Block, 3).ToArray(),
        launch->Shared,
        launch->Stream,
        MemoryMarshal.Cast<long, View>(new ReadOnlySpan<long>(launch->Views, 2 * launch->ViewCount)).ToArray(),
        new ReadOnlySpan<int>(launch->Sizes, 10).ToArray());

    /// <summary>A view as a kernel's parameter.</summary>
    internal readonly record struct View(long Address, long Length);

    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct Native
    {
        public nint Name;
        public fixed uint Grid[3];
        public fixed uint Block[3];
        public uint Shared;
        public nint Stream;
        public int ViewCount;
        public fixed long Views[2 * MostViews];
        public fixed int Sizes[10];
    }
}
