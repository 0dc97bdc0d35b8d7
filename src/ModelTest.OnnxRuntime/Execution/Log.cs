using System.Numerics.Tensors;

namespace ModelTest.OnnxRuntime.Execution;

/// <summary>Logarithms of probabilities.</summary>
internal static class Log
{
    /// <summary>ln Σ exp(logit), computed relative to the largest logit.</summary>
    /// <exception cref="InvalidDataException">The logits are not numbers.</exception>
    public static double SumExp(ReadOnlySpan<float> logits)
    {
        var largest = TensorPrimitives.Max(logits);
        if (!float.IsFinite(largest))
        {
            throw NotNumbers();
        }
        var sum = 0.0;
        Span<float> part = stackalloc float[1024];
        for (var i = 0; i < logits.Length; i += part.Length)
        {
            var some = part[..Math.Min(part.Length, logits.Length - i)];
            TensorPrimitives.Subtract(logits.Slice(i, some.Length), largest, some);
            TensorPrimitives.Exp(some, some);
            sum += TensorPrimitives.Sum(some);
        }
        return largest + Math.Log(sum);
    }

    /// <summary>The error of a model that overflows.</summary>
    public static InvalidDataException NotNumbers() => new("the model gives logits that are not numbers (overflow in its weights?)");
}
