namespace ModelTest.OnnxRuntime.Tests.Kernels.Ptx;

/// <summary>What a launch reads and writes: only its views, numbers of four bytes, and nothing that it reads does it write.</summary>
internal sealed unsafe class PtxMemory
{
    private readonly View[] views;

    /// <summary>The memory of a launch.</summary>
    /// <param name="views">Each view's address, and how many numbers it has.</param>
    public PtxMemory(IEnumerable<(ulong Address, ulong Length)> views) =>
        this.views = [.. views.Select(v => new View(v.Address, new Use[v.Length]))];

    [Flags]
    private enum Use : byte
    {
        None = 0,
        Read = 1,
        Written = 2,
    }

    /// <summary>Reads a number.</summary>
    public uint Load(ulong address)
    {
        UseOf(address) |= Use.Read;
        return *(uint*)address;
    }

    /// <summary>Writes a number.</summary>
    public void Store(ulong address, uint value)
    {
        UseOf(address) |= Use.Written;
        *(uint*)address = value;
    }

    /// <summary>Threads run in any order: what one reads, none may write.</summary>
    public void CheckOrder()
    {
        if (views.Any(v => v.Uses.Contains(Use.Read | Use.Written)))
        {
            throw new InvalidOperationException("A launch reads what it writes.");
        }
    }

    private ref Use UseOf(ulong address)
    {
        foreach (var view in views)
        {
            var place = (address - view.Address) / 4;
            if (address >= view.Address && place < (ulong)view.Uses.Length && address % 4 == 0)
            {
                return ref view.Uses[place];
            }
        }
        throw new InvalidOperationException($"Address {address:x} is in none of the launch's views, or no multiple of 4.");
    }

    private readonly record struct View(ulong Address, Use[] Uses);
}
