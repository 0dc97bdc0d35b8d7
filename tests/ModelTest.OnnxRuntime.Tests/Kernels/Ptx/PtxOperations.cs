using static System.BitConverter;

namespace ModelTest.OnnxRuntime.Tests.Kernels.Ptx;

/// <summary>
/// What the instructions that only compute make of their operands (NVIDIA, PTX ISA 7.0), approximate ones exactly. Registers are 64 bits; narrower values are in
/// the lower ones.
/// </summary>
internal static class PtxOperations
{
    private static readonly Dictionary<string, Func<ulong, ulong, ulong, ulong>> Operations = new(StringComparer.Ordinal)
    {
        ["mov.b32"] = (a, _, _) => (uint)a,
        ["mov.f32"] = (a, _, _) => (uint)a,
        ["mov.b64"] = (a, _, _) => a,
        ["add.s32"] = (a, b, _) => (uint)a + (uint)b,
        ["sub.s32"] = (a, b, _) => (uint)a - (uint)b,
        ["mul.lo.s32"] = (a, b, _) => (uint)a * (uint)b,
        ["div.s32"] = (a, b, _) => (uint)((int)a / (int)b),
        ["rem.s32"] = (a, b, _) => (uint)((int)a % (int)b),
        ["min.s32"] = (a, b, _) => (uint)Math.Min((int)a, (int)b),
        ["mul.wide.u32"] = (a, b, _) => (ulong)(uint)a * (uint)b,
        ["add.u64"] = (a, b, _) => a + b,
        ["and.b32"] = (a, b, _) => (uint)a & (uint)b,
        ["or.b32"] = (a, b, _) => (uint)a | (uint)b,
        // Shifts are not taken modulo 32.
        ["shl.b32"] = (a, b, _) => (uint)b > 31 ? 0 : (uint)a << (int)b,
        ["shr.u32"] = (a, b, _) => (uint)b > 31 ? 0 : (uint)a >> (int)b,
        ["shr.s32"] = (a, b, _) => (uint)((int)a >> (int)Math.Min(31, (uint)b)),
        ["add.ftz.f32"] = (a, b, _) => Bits(Number(a) + Number(b)),
        ["sub.ftz.f32"] = (a, b, _) => Bits(Number(a) - Number(b)),
        ["mul.ftz.f32"] = (a, b, _) => Bits(Number(a) * Number(b)),
        // The one that is a number, where the other is none.
        ["max.ftz.f32"] = (a, b, _) => Bits(float.MaxNumber(Number(a), Number(b))),
        ["div.approx.ftz.f32"] = (a, b, _) => Bits(Number(a) / Number(b)),
        ["rcp.approx.ftz.f32"] = (a, _, _) => Bits(1 / Number(a)),
        ["sqrt.approx.ftz.f32"] = (a, _, _) => Bits(MathF.Sqrt(Number(a))),
        ["ex2.approx.ftz.f32"] = (a, _, _) => Bits((float)Math.Pow(2, Number(a))),
        ["cvt.rn.f32.s32"] = (a, _, _) => Bits((int)a),
        ["cvt.rn.f16.f32"] = (a, _, _) => HalfToUInt16Bits((Half)UInt32BitsToSingle((uint)a)),
        ["cvt.s32.u16"] = (a, _, _) => (ushort)a,
        ["cvt.u16.u32"] = (a, _, _) => (ushort)a,
        ["cvt.f32.f16"] = (a, _, _) => Bits((float)UInt16BitsToHalf((ushort)a)),
        ["selp.b32"] = (a, b, c) => c != 0 ? (uint)a : (uint)b,
        ["setp.eq.s32"] = (a, b, _) => Truth((int)a == (int)b),
        ["setp.ne.s32"] = (a, b, _) => Truth((int)a != (int)b),
        ["setp.lt.s32"] = (a, b, _) => Truth((int)a < (int)b),
        ["setp.ge.s32"] = (a, b, _) => Truth((int)a >= (int)b),
        ["setp.ne.u32"] = (a, b, _) => Truth((uint)a != (uint)b),
        ["setp.lo.u32"] = (a, b, _) => Truth((uint)a < (uint)b),
        ["setp.hi.u32"] = (a, b, _) => Truth((uint)a > (uint)b),
        ["setp.hs.u32"] = (a, b, _) => Truth((uint)a >= (uint)b),
    };

    /// <summary>The operation of an instruction; null where it does more than compute, or is not known here.</summary>
    public static Func<ulong, ulong, ulong, ulong>? Of(string opcode) => Operations.GetValueOrDefault(opcode);

    private static float Number(ulong bits) => Flushed(UInt32BitsToSingle((uint)bits));

    private static ulong Bits(float number) => SingleToUInt32Bits(Flushed(number));

    // To zero, as ftz says: where it is not said, numbers come that are not subnormal.
    private static float Flushed(float number) => float.IsSubnormal(number) ? MathF.CopySign(0, number) : number;

    private static ulong Truth(bool condition) => condition ? 1u : 0u;
}
