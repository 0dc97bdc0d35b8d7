using CsCheck;
using ModelTest.OnnxRuntime.Execution;

namespace ModelTest.OnnxRuntime.Tests.Execution;

public sealed class LogTests
{
    [Fact]
    public void SumExp_equals_the_plain_sum_in_double_precision() => Gen.Float[-30, 30].Array[1, 3000].Sample(
        logits => Assert.Equal(Math.Log(logits.Sum(x => Math.Exp(x))), Log.SumExp(logits), 1e-5),
        iter: 200);

    [Fact]
    public void SumExp_does_not_overflow_where_the_plain_sum_does() => Assert.Equal(2000 + Math.Log(2), Log.SumExp([2000, 2000, -2000]), 1e-6);

    [Fact]
    public void Logits_that_are_not_numbers_are_an_error() =>
        Assert.Contains("not numbers", Assert.Throws<InvalidDataException>(() => Log.SumExp([float.NaN, 1])).Message, StringComparison.Ordinal);
}
