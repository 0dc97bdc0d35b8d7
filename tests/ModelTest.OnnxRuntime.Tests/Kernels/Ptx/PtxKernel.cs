using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ModelTest.OnnxRuntime.Tests.Kernels.Ptx;

/// <summary>A kernel read from its assembly, of the kinds of instructions that ours have.</summary>
internal sealed partial class PtxKernel
{
    private static readonly ConcurrentDictionary<string, PtxKernel> Read = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> registers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Index, int Size)> parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> shared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> labels = new(StringComparer.Ordinal);

    private PtxKernel(string text)
    {
        var lines = text.Split('\n').Select(l => l.Split("//")[0].Trim().TrimEnd(';', ',')).Where(l => l.Length > 0).ToList();
        var code = new List<string>();
        foreach (var line in lines)
        {
            if (DeclarationPattern().Match(line) is { Success: true } d)
            {
                var size = d.Groups["size"].Success ? int.Parse(d.Groups["size"].Value, CultureInfo.InvariantCulture) : 4;
                if (d.Groups["space"].Value == "param")
                {
                    parameters.Add(d.Groups["name"].Value, (parameters.Count, size));
                }
                else
                {
                    shared.Add(d.Groups["name"].Value, SharedBytes);
                    SharedBytes += size;
                }
            }
            else if (line.EndsWith(':'))
            {
                labels.Add(line[..^1], code.Count);
            }
            else if (InstructionPattern().IsMatch(line))
            {
                code.Add(line);
            }
        }
        Instructions = [.. code.Select(Instruction)];
    }

    public PtxInstruction[] Instructions { get; }

    /// <summary>Bytes of each parameter.</summary>
    public IReadOnlyList<int> ParameterSizes => [.. parameters.Values.Select(p => p.Size)];

    /// <summary>Bytes of shared memory.</summary>
    public int SharedBytes { get; }

    /// <summary>All registers, those of constants and of the thread's place included, by name.</summary>
    public IReadOnlyDictionary<string, int> Registers => registers;

    /// <summary>The registers of parameters, or pieces of them: which parameter, and from which byte.</summary>
    public List<(int Register, int Parameter, int Offset)> Loads { get; } = [];

    /// <summary>The registers of constants.</summary>
    public List<(int Register, ulong Value)> Constants { get; } = [];

    /// <summary>The kernel of a module; read once.</summary>
    public static PtxKernel Of(string text) => Read.GetOrAdd(text, t => new PtxKernel(t));

    private PtxInstruction Instruction(string line)
    {
        var match = InstructionPattern().Match(line);
        var opcode = match.Groups["opcode"].Value;
        var operands = match.Groups["operands"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var instruction = Instruction(line, opcode, operands);
        return match.Groups["guard"].Success
            ? instruction with { Guard = Register(match.Groups["guard"].Value), GuardIsNegated = match.Groups["not"].Length > 0 }
            : instruction;
    }

    private PtxInstruction Instruction(string line, string opcode, string[] operands)
    {
        switch (opcode)
        {
            case "ret":
                return new PtxInstruction(line, PtxKind.Return, -1, []);
            case "bra" or "bra.uni":
                return new PtxInstruction(line, PtxKind.Branch, -1, []) { Next = labels[operands[0]] };
            case "bar.sync":
                return new PtxInstruction(line, PtxKind.Barrier, -1, []);
            // Of all lanes, in one segment: nothing else is used.
            case "shfl.sync.bfly.b32" or "shfl.sync.idx.b32" when operands[3..] is ["31", "4294967295"]:
                var kind = opcode.Contains("bfly") ? PtxKind.Exchange : PtxKind.Broadcast;
                return new PtxInstruction(line, kind, Register(operands[0]), [Register(operands[1]), Register(operands[2])]);
            case "ld.b32" or "ld.f32" or "ld.shared.f32":
                var (address, offset) = Address(operands[1]);
                return new PtxInstruction(line, opcode.Contains("shared") ? PtxKind.LoadShared : PtxKind.Load, Register(operands[0]), [address]) { Offset = offset };
            case "st.b32" or "st.f32" or "st.shared.f32":
                (address, offset) = Address(operands[0]);
                return new PtxInstruction(line, opcode.Contains("shared") ? PtxKind.StoreShared : PtxKind.Store, -1, [address, Register(operands[1])]) { Offset = offset };
            case "ld.param.b64" or "ld.param.b32" or "ld.param.f32":
                var (name, at) = Place(operands[1]);
                var loaded = Register($"{operands[1]} {opcode[^2..]}");
                Loads.Add((loaded, parameters[name].Index, at));
                return Computed(line, opcode.EndsWith("64", StringComparison.Ordinal) ? "mov.b64" : "mov.b32", Register(operands[0]), [loaded]);
            default:
                return Computed(line, opcode, Register(operands[0]), [.. operands[1..].Select(Register)]);
        }
    }

    private static PtxInstruction Computed(string line, string opcode, int target, int[] operands)
    {
        var compute = PtxOperations.Of(opcode) ?? throw new NotSupportedException($"instruction of a kernel: {line}");
        return new PtxInstruction(line, PtxKind.Compute, target, [.. operands, .. Enumerable.Repeat(operands[0], 3 - operands.Length)]) { Compute = compute };
    }

    private int Register(string operand)
    {
        if (registers.TryGetValue(operand, out var register))
        {
            return register;
        }
        registers.Add(operand, register = registers.Count);
        if (shared.TryGetValue(operand, out var place))
        {
            Constants.Add((register, (ulong)place));
        }
        else if (operand.StartsWith("0f", StringComparison.Ordinal))
        {
            Constants.Add((register, uint.Parse(operand.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
        }
        else if (long.TryParse(operand, CultureInfo.InvariantCulture, out var number))
        {
            Constants.Add((register, (ulong)number));
        }
        else if (operand[0] is not ('%' or '['))
        {
            throw new NotSupportedException($"operand of a kernel: {operand}");
        }
        return register;
    }

    private (int Register, int Offset) Address(string operand)
    {
        var (name, offset) = Place(operand);
        return (Register(name), offset);
    }

    private static (string Name, int Offset) Place(string operand)
    {
        var parts = operand.Trim('[', ']').Split('+');
        return (parts[0], parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
    }

    [GeneratedRegex(@"^\.(?<space>param|shared) (\.align \d+ )?\.b(8|32) (?<name>\w+)(\[(?<size>\d+)\])?$")]
    private static partial Regex DeclarationPattern();

    [GeneratedRegex(@"^(@(?<not>!?)(?<guard>%p\d+)\s+)?(?<opcode>[a-z][\w.]*)(\s+(?<operands>.+))?$")]
    private static partial Regex InstructionPattern();
}
