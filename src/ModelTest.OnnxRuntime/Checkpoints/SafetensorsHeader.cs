using System.Text.Json;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>Checks what a safetensors header says against the format and the file's length.</summary>
/// <param name="path">The file as the checkpoint names it, for messages.</param>
/// <param name="real">The file without symbolic links.</param>
/// <param name="dataStart">Where the tensors' bytes begin.</param>
/// <param name="fileLength">Bytes of the whole file.</param>
internal sealed class SafetensorsHeader(string path, string real, long dataStart, long fileLength)
{
    // more than any tensor has; keeps a damaged header from asking for gigabytes
    private const int MaxDimensions = 64;

    private const string Fix = "copy the file again from the checkpoint's source; its size and checksum are shown there.";

    /// <summary>The tensors in the order of their bytes.</summary>
    /// <exception cref="InputException">The header breaks a rule of the format.</exception>
    /// <exception cref="JsonException">The header is no JSON.</exception>
    public List<CheckpointTensor> Parse(ReadOnlyMemory<byte> json)
    {
        using var document = StrictJson.Parse(json);
        if (document.RootElement.ValueKind is not JsonValueKind.Object)
        {
            throw Wrong($"The header is a JSON {document.RootElement.ValueKind}, not an object.");
        }
        var tensors = new List<CheckpointTensor>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            var name = property.Name;
            if (!names.Add(name))
            {
                throw Wrong($"The header has '{name}' twice.");
            }
            if (name != "__metadata__")
            {
                tensors.Add(Tensor(name, property.Value));
            }
        }
        tensors.Sort((a, b) => (a.Offset, a.ByteLength).CompareTo((b.Offset, b.ByteLength)));
        CheckPlaces(tensors);
        return tensors;
    }

    private CheckpointTensor Tensor(string name, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            throw Wrong($"Tensor '{name}' is described by a JSON {value.ValueKind}, not an object.");
        }
        var type = DType(name, value);
        var shape = Integers(name, value, "shape");
        if (Integers(name, value, "data_offsets") is not [var begin, var end] || end < begin)
        {
            throw Wrong($"Tensor '{name}' has no valid 'data_offsets': two numbers, the first not above the second.");
        }
        var bytes = Bytes(shape, type);
        if (bytes != end - begin)
        {
            var sizes = string.Join(", ", shape);
            throw Wrong($"Tensor '{name}' of type {type} and shape [{sizes}] needs {Text(bytes)} bytes, but its 'data_offsets' span {end - begin}.");
        }
        // checked before anything is added to it: begin may be near the largest number there is
        if (end > fileLength - dataStart)
        {
            throw Wrong($"Tensor '{name}' should end at byte {(decimal)end + dataStart}, but the file has {fileLength}: it is cut short.");
        }
        return new CheckpointTensor(name, type, shape, real, dataStart + begin, end - begin);
    }

    private TensorDType DType(string name, JsonElement tensor)
    {
        var text = tensor.TryGetProperty("dtype", out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        // by name, so that a number is not taken for one
        return Array.IndexOf(Enum.GetNames<TensorDType>(), text) is >= 0 and var index
            ? Enum.GetValues<TensorDType>()[index]
            : throw Wrong($"Tensor '{name}' has the dtype '{text}', which is not known.");
    }

    private long[] Integers(string name, JsonElement tensor, string key)
    {
        if (!tensor.TryGetProperty(key, out var list) || list.ValueKind is not JsonValueKind.Array)
        {
            throw Wrong($"Tensor '{name}' has no list '{key}'.");
        }
        if (list.GetArrayLength() > MaxDimensions)
        {
            throw Wrong($"Tensor '{name}' has a '{key}' of {list.GetArrayLength()} numbers.");
        }
        var numbers = new List<long>();
        foreach (var element in list.EnumerateArray())
        {
            numbers.Add(element.ValueKind is JsonValueKind.Number && element.TryGetInt64(out var number) && number >= 0
                ? number
                : throw Wrong($"Tensor '{name}' has a '{key}' that is no list of non-negative integers."));
        }
        return [.. numbers];
    }

    // The format has no gaps and no overlaps, and nothing after the last tensor.
    private void CheckPlaces(List<CheckpointTensor> tensors)
    {
        var expected = dataStart;
        foreach (var tensor in tensors)
        {
            if (tensor.Offset != expected)
            {
                throw Wrong($"Tensor '{tensor.Name}' begins at byte {tensor.Offset}, but the one before it ends at {expected}.");
            }
            expected += tensor.ByteLength;
        }
        if (expected != fileLength)
        {
            throw Wrong($"The tensors end at byte {expected}, but the file has {fileLength}.");
        }
    }

    // Null when it is more than 2^63 bytes.
    private static long? Bytes(long[] shape, TensorDType type)
    {
        var bytes = (UInt128)type.Size();
        foreach (var size in shape)
        {
            bytes *= (ulong)size;
            if (bytes > long.MaxValue)
            {
                // a later size of 0 does not make it valid again: no writer produces that
                return null;
            }
        }
        return (long)bytes;
    }

    private static string Text(long? bytes) => bytes?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "too many";

    private InputException Wrong(string what) => new(path, what, Fix);
}
