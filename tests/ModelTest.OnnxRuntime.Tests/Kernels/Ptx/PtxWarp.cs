using System.Runtime.InteropServices;

namespace ModelTest.OnnxRuntime.Tests.Kernels.Ptx;

/// <summary>A warp that runs a kernel's instructions. Lanes that have parted meet again where the last of them comes to: those that are least far go first.</summary>
internal sealed class PtxWarp
{
    /// <summary>Threads of a warp.</summary>
    public const int Lanes = 32;

    private const int Ended = int.MaxValue;
    private const uint All = uint.MaxValue;

    private readonly PtxKernel kernel;
    private readonly PtxMemory memory;
    private readonly byte[] shared;
    private readonly ulong[] registers;

    // Where the lanes are: each in its place while they have parted, all in one otherwise.
    private readonly int[] places = new int[Lanes];
    private bool haveParted;
    private int place;

    /// <summary>A warp.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="memory">Its tensors.</param>
    /// <param name="shared">The group's memory.</param>
    public PtxWarp(PtxKernel kernel, PtxMemory memory, byte[] shared)
    {
        (this.kernel, this.memory, this.shared) = (kernel, memory, shared);
        registers = new ulong[kernel.Registers.Count * Lanes];
    }

    /// <summary>Goes to the kernel's beginning.</summary>
    /// <param name="parameters">The launch's parameters.</param>
    /// <param name="first">The warp's first thread in the group.</param>
    /// <param name="group">What all threads of the group have in the registers of their place.</param>
    public void Begin(byte[][] parameters, int first, IEnumerable<(string Name, uint Value)> group)
    {
        (place, haveParted) = (0, false);
        // What has no value yet is no number.
        Array.Fill(registers, ulong.MaxValue);
        foreach (var (register, value) in kernel.Constants)
        {
            Of(register).Fill(value);
        }
        foreach (var (register, parameter, offset) in kernel.Loads)
        {
            var bytes = parameters[parameter].AsSpan(offset);
            Of(register).Fill(bytes.Length >= sizeof(ulong) ? MemoryMarshal.Read<ulong>(bytes) : MemoryMarshal.Read<uint>(bytes));
        }
        foreach (var (name, value) in group)
        {
            if (kernel.Registers.TryGetValue(name, out var register))
            {
                Of(register).Fill(value);
            }
        }
        if (kernel.Registers.TryGetValue("%tid.x", out var thread))
        {
            for (var lane = 0; lane < Lanes; lane++)
            {
                Of(thread)[lane] = (ulong)(first + lane);
            }
        }
    }

    /// <summary>Runs to the next barrier.</summary>
    /// <returns>False at the kernel's end.</returns>
    public bool Run()
    {
        while (true)
        {
            var at = haveParted ? places.Min() : place;
            if (at == Ended)
            {
                return false;
            }
            var lanes = haveParted ? LanesAt(at) : All;
            var instruction = kernel.Instructions[at];
            var active = instruction.Guard < 0 ? lanes : lanes & (instruction.GuardIsNegated ? ~LanesWith(instruction.Guard) : LanesWith(instruction.Guard));
            if (instruction.Kind is PtxKind.Barrier or PtxKind.Exchange or PtxKind.Broadcast && active != All)
            {
                throw new InvalidOperationException($"Not all lanes come to: {instruction.Line}");
            }
            var goesOn = instruction.Kind is not (PtxKind.Branch or PtxKind.Return);
            Move(at, lanes, goesOn ? 0 : active, instruction.Kind == PtxKind.Return ? Ended : instruction.Next);
            if (instruction.Kind == PtxKind.Barrier)
            {
                return true;
            }
            if (goesOn)
            {
                Run(instruction, active);
            }
        }
    }

    private uint LanesAt(int at)
    {
        var lanes = 0u;
        for (var lane = 0; lane < Lanes; lane++)
        {
            lanes |= places[lane] == at ? 1u << lane : 0;
        }
        return lanes;
    }

    private uint LanesWith(int predicate)
    {
        var lanes = 0u;
        var values = Of(predicate);
        for (var lane = 0; lane < Lanes; lane++)
        {
            lanes |= values[lane] != 0 ? 1u << lane : 0;
        }
        return lanes;
    }

    // Of the lanes that are at a place some jump, and the others go on to the next.
    private void Move(int at, uint lanes, uint jumping, int target)
    {
        if (!haveParted && (jumping == 0 || jumping == All))
        {
            place = jumping == 0 ? at + 1 : target;
            return;
        }
        for (var lane = 0; lane < Lanes; lane++)
        {
            if ((lanes & (1u << lane)) != 0)
            {
                places[lane] = (jumping & (1u << lane)) != 0 ? target : at + 1;
            }
        }
        place = places[0];
        haveParted = places.AsSpan().ContainsAnyExcept(place);
    }

    private void Run(PtxInstruction instruction, uint active)
    {
        var target = instruction.Target < 0 ? default : Of(instruction.Target);
        var a = Operand(instruction, 0);
        switch (instruction.Kind)
        {
            case PtxKind.Compute:
                var (b, c, compute) = (instruction.Operands[1] * Lanes, instruction.Operands[2] * Lanes, instruction.Compute!);
                for (var lane = 0; lane < Lanes; lane++)
                {
                    if ((active & (1u << lane)) != 0)
                    {
                        target[lane] = compute(a[lane], registers[b + lane], registers[c + lane]);
                    }
                }
                break;
            case PtxKind.Exchange or PtxKind.Broadcast:
                // Lanes read each other's before any writes.
                Span<ulong> before = stackalloc ulong[Lanes];
                a.CopyTo(before);
                var with = Operand(instruction, 1);
                for (var lane = 0; lane < Lanes; lane++)
                {
                    target[lane] = before[instruction.Kind == PtxKind.Exchange ? lane ^ (int)with[lane] : (int)with[lane]];
                }
                break;
            default:
                for (var lane = 0; lane < Lanes; lane++)
                {
                    if ((active & (1u << lane)) != 0)
                    {
                        Access(instruction, lane, a[lane] + (ulong)instruction.Offset);
                    }
                }
                break;
        }
    }

    private void Access(PtxInstruction instruction, int lane, ulong address)
    {
        switch (instruction.Kind)
        {
            case PtxKind.Load:
                Of(instruction.Target)[lane] = memory.Load(address);
                break;
            case PtxKind.Store:
                memory.Store(address, (uint)Operand(instruction, 1)[lane]);
                break;
            case PtxKind.LoadShared:
                Of(instruction.Target)[lane] = MemoryMarshal.Read<uint>(Shared(address));
                break;
            default:
                MemoryMarshal.Write(Shared(address), (uint)Operand(instruction, 1)[lane]);
                break;
        }
    }

    private Span<byte> Shared(ulong address) => address + sizeof(uint) <= (ulong)shared.Length && address % sizeof(uint) == 0
        ? shared.AsSpan((int)address, sizeof(uint))
        : throw new InvalidOperationException($"Address {address:x} is not in the group's memory, or no multiple of 4.");

    private Span<ulong> Operand(PtxInstruction instruction, int i) => Of(instruction.Operands[i]);

    private Span<ulong> Of(int register) => registers.AsSpan(register * Lanes, Lanes);
}
