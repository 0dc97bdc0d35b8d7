using System.Runtime.InteropServices;

namespace ModelTest.OnnxRuntime.Tests.Kernels.Ptx;

/// <summary>What kernels are run with finds what a GPU may not.</summary>
public sealed class PtxLaunchTests
{
    // Each thread's place in the view is in %rd2, its number in %r1.
    private const string Beginning = """
        .visible .entry K(
        	.param .align 8 .b8 _v[16]
        )
        {
        	.shared .align 4 .b8 s[256];
        	ld.param.b64	%rd1, [_v];
        	mov.b32	%r1, %tid.x;
        	mul.wide.u32	%rd2, %r1, 4;
        	add.u64	%rd2, %rd1, %rd2;
        	setp.lt.s32	%p1, %r1, 3;

        """;

    [Fact]
    public void Lanes_that_part_meet_again()
    {
        var numbers = Run(
            """
            	@%p1 bra	L_1;
            	add.s32	%r1, %r1, 100;
            	bra	L_2;
            	L_1:
            	add.s32	%r1, %r1, 1000;
            	L_2:
            	shfl.sync.bfly.b32	%r2, %r1, 1, 31, 4294967295;
            	@!%p1 bra	L_3;
            	mov.b32	%r2, -5;
            	L_3:
            	st.b32	[%rd2], %r2;
            	ret;
            """);
        Assert.Equal([-5, -5, -5, 1002, .. Enumerable.Range(4, 60).Select(i => 100 + (i ^ 1))], numbers);
    }

    [Fact]
    public void Warps_wait_at_a_barrier()
    {
        var numbers = Run(
            """
            	mov.b64	%rd3, s;
            	mul.wide.u32	%rd4, %r1, 4;
            	add.u64	%rd4, %rd3, %rd4;
            	st.shared.f32	[%rd4], %r1;
            	bar.sync	0;
            	sub.s32	%r2, 63, %r1;
            	mul.wide.u32	%rd4, %r2, 4;
            	add.u64	%rd4, %rd3, %rd4;
            	ld.shared.f32	%r3, [%rd4];
            	st.b32	[%rd2], %r3;
            	ret;
            """);
        Assert.Equal(Enumerable.Range(0, 64).Reverse(), numbers);
    }

    [Theory]
    [InlineData("st.b32 [%rd2+4], %r1;", "is in none of the launch's views")]
    [InlineData("st.b32 [%rd2+2], %r1;", "no multiple of 4")]
    [InlineData("st.b32 [%rd2], %r1; ld.b32 %r2, [%rd1+252];", "reads what it writes")]
    [InlineData("@%p1 bra L_1; bar.sync 0; L_1: mov.b32 %r2, 1;", "Not all lanes come to: bar.sync")]
    [InlineData("setp.lt.s32 %p2, %r1, 32; @%p2 bra L_1; bar.sync 0; L_1: mov.b32 %r2, 1;", "1 of 2 warps come to a barrier")]
    [InlineData("@%p1 bra L_1; shfl.sync.bfly.b32 %r2, %r1, 1, 31, 4294967295; L_1: mov.b32 %r2, 1;", "Not all lanes come to: shfl")]
    [InlineData("st.shared.f32 [%rd1], %r1;", "is not in the group's memory")]
    public void What_no_kernel_may_do_is_an_error(string instructions, string problem)
    {
        var lines = instructions.Replace(": ", ":\n", StringComparison.Ordinal).Replace("; ", ";\n", StringComparison.Ordinal);
        Assert.Contains(problem, Assert.Throws<InvalidOperationException>(() => Run(lines + "\nret;")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instruction_that_is_not_known_is_an_error() => Assert.Throws<NotSupportedException>(() => Run("vote.sync.ballot.b32 %r2, %p1, 1;"));

    // Two warps, and a view of a number for each thread.
    private static int[] Run(string instructions)
    {
        var numbers = new HostTensor(new int[64]);
        var view = MemoryMarshal.AsBytes<long>([numbers.Address, 64]).ToArray();
        PtxLaunch.Run(PtxKernel.Of(Beginning + instructions + "\n}"), [1, 1, 1], 64, [view]);
        return numbers.Integers();
    }
}
