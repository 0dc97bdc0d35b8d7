using System.Numerics.Tensors;
using ModelTest.OnnxRuntime.Kernels;

namespace ModelTest.OnnxRuntime.Tests.Kernels;

/// <summary>The kernels on the CPU in float32, number by number.</summary>
internal sealed unsafe class PlainKernels : IDeviceKernels
{
    private int attended;
    private int activated;

    /// <summary>How often attention was computed, over all layers.</summary>
    public int Attended => attended;

    /// <summary>How often activations were.</summary>
    public int Activated => activated;

    public string? Provider => null;

    public void Attend(in DecodeCall call)
    {
        Interlocked.Increment(ref attended);
        for (var s = 0; s < call.Sequences; s++)
        {
            Attend(call, s);
        }
    }

    public void Activate(in ActivationCall call)
    {
        Interlocked.Increment(ref activated);
        for (var row = 0; row < call.Rows; row++)
        {
            var gate = (float*)call.GateAndUp + (2L * row * call.Width);
            for (var i = 0; i < call.Width; i++)
            {
                ((float*)call.Output)[((long)row * call.Width) + i] = (float)(gate[i] / (1 + Math.Exp(-gate[i])) * gate[call.Width + i]);
            }
        }
    }

    public void Dispose()
    {
    }

    private static void Attend(in DecodeCall call, int sequence)
    {
        var d = call.HeadSize;
        var position = ((int*)call.Past)[sequence];
        Assert.InRange(position, 0, call.MostTokens - 1);
        var table = (int*)call.Table + (sequence * call.TableWidth);
        var token = (float*)call.Packed + ((long)sequence * (call.Heads + (2 * call.KeyValueHeads)) * d);
        for (var h = 0; h < call.KeyValueHeads; h++)
        {
            Rotated(call, token + ((call.Heads + h) * d), call.KeyNorm, position).CopyTo(Row(call, call.KeyCache, table, position, h));
            new Span<float>(token + ((call.Heads + call.KeyValueHeads + h) * d), d).CopyTo(Row(call, call.ValueCache, table, position, h));
        }
        for (var h = 0; h < call.Heads; h++)
        {
            var query = Rotated(call, token + (h * d), call.QueryNorm, position);
            var (scores, head) = (new double[position + 1], h / (call.Heads / call.KeyValueHeads));
            for (var p = 0; p <= position; p++)
            {
                scores[p] = TensorPrimitives.Dot<float>(query, Row(call, call.KeyCache, table, p, head)) / Math.Sqrt(d);
            }
            var largest = scores.Max();
            var weights = Array.ConvertAll(scores, s => Math.Exp(s - largest));
            var total = weights.Sum();
            var output = new Span<float>((float*)call.Output + ((((long)sequence * call.Heads) + h) * d), d);
            output.Clear();
            for (var p = 0; p <= position; p++)
            {
                TensorPrimitives.MultiplyAdd(Row(call, call.ValueCache, table, p, head), (float)(weights[p] / total), output, output);
            }
        }
    }

    private static Span<float> Row(in DecodeCall call, nint cache, int* table, int position, int head) => new(
        (float*)cache + (((((long)table[position / call.BlockSize] * call.BlockSize) + (position % call.BlockSize)) * call.KeyValueHeads) + head) * call.HeadSize,
        call.HeadSize);

    private static float[] Rotated(in DecodeCall call, float* packed, nint norm, int position)
    {
        var head = new ReadOnlySpan<float>(packed, call.HeadSize).ToArray();
        if (norm != 0)
        {
            var root = Math.Sqrt((head.Sum(v => (double)v * v) / head.Length) + call.Epsilon);
            head = [.. head.Select((v, i) => (float)(v / root * ((float*)norm)[i]))];
        }
        var half = call.HeadSize / 2;
        var cos = (float*)call.Cos + ((long)position * half);
        var sin = (float*)call.Sin + ((long)position * half);
        var rotated = new float[call.HeadSize];
        for (var i = 0; i < half; i++)
        {
            rotated[i] = (head[i] * cos[i]) - (head[half + i] * sin[i]);
            rotated[half + i] = (head[half + i] * cos[i]) + (head[i] * sin[i]);
        }
        return rotated;
    }
}
