using System.Runtime.InteropServices;

namespace ModelTest.OnnxRuntime.Tests.Kernels.Ptx;

/// <summary>Runs a kernel as a GPU does: groups of threads, warps that wait at barriers. Group by group, in one thread.</summary>
internal static class PtxLaunch
{
    /// <summary>Runs a launch.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="grid">Groups in x, y and z.</param>
    /// <param name="threads">Threads of a group; a multiple of 32.</param>
    /// <param name="parameters">The parameters' bytes: those of 16 are views of numbers of four bytes.</param>
    public static void Run(PtxKernel kernel, uint[] grid, int threads, byte[][] parameters)
    {
        var memory = new PtxMemory(parameters.Where(p => p.Length == 16).Select(View));
        var shared = new byte[kernel.SharedBytes];
        var warps = Enumerable.Range(0, threads / PtxWarp.Lanes).Select(_ => new PtxWarp(kernel, memory, shared)).ToList();
        for (var group = 0u; group < grid[0] * grid[1] * grid[2]; group++)
        {
            var (x, y, z) = (group % grid[0], group / grid[0] % grid[1], group / grid[0] / grid[1]);
            // What has no value yet is no number.
            Array.Fill(shared, (byte)0xFF);
            for (var i = 0; i < warps.Count; i++)
            {
                warps[i].Begin(parameters, i * PtxWarp.Lanes, [("%ctaid.x", x), ("%ctaid.y", y), ("%ctaid.z", z), ("%ntid.x", (uint)threads)]);
            }
            RunGroup(warps);
        }
        memory.CheckOrder();
    }

    private static (ulong Address, ulong Length) View(byte[] parameter) => (MemoryMarshal.Read<ulong>(parameter), MemoryMarshal.Read<ulong>(parameter.AsSpan(8)));

    private static void RunGroup(List<PtxWarp> warps)
    {
        while (true)
        {
            var waiting = warps.Count(w => w.Run());
            if (waiting == 0)
            {
                return;
            }
            if (waiting < warps.Count)
            {
                throw new InvalidOperationException($"{waiting} of {warps.Count} warps come to a barrier.");
            }
        }
    }
}
