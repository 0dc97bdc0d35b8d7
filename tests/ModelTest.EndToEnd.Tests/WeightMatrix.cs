using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ModelTest.EndToEnd.Tests;

/// <summary>A matrix of a checkpoint in 16-bit floats, to be changed in place.</summary>
/// <param name="file">The safetensors file.</param>
/// <param name="tensor">The matrix's name in it.</param>
internal sealed class WeightMatrix(string file, string tensor)
{
    /// <summary>Adds normal noise to every weight.</summary>
    /// <param name="share">Its standard deviation as a share of that of the weights.</param>
    /// <param name="random">Where it comes from.</param>
    public void AddNoise(double share, Random random) => Change(weights =>
    {
        var deviation = share * Math.Sqrt(weights.ToArray().Average(w => (double)w * (double)w));
        foreach (ref var weight in weights)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            weight = (Half)((double)weight + (deviation * normal));
        }
    });

    /// <summary>Moves every weight to the next 16-bit float up or down, as another rounding of the same weights may.</summary>
    /// <param name="random">Where the direction comes from.</param>
    public void Round(Random random) => Change(weights =>
    {
        foreach (ref var weight in weights)
        {
            weight = random.Next(2) == 0 ? Half.BitIncrement(weight) : Half.BitDecrement(weight);
        }
    });

    private void Change(WeightsAction change)
    {
        var bytes = File.ReadAllBytes(file);
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, length));
        var entry = header.RootElement.GetProperty(tensor);
        Assert.Equal("F16", entry.GetProperty("dtype").GetString());
        var offsets = entry.GetProperty("data_offsets");
        var (start, end) = (8 + length + offsets[0].GetInt32(), 8 + length + offsets[1].GetInt32());
        change(MemoryMarshal.Cast<byte, Half>(bytes.AsSpan(start, end - start)));
        File.WriteAllBytes(file, bytes);
    }

    private delegate void WeightsAction(Span<Half> weights);
}
