using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>Writes safetensors files, right and wrong ones.</summary>
internal static class Safetensors
{
    /// <summary>A file with this header, and after it <paramref name="dataLength"/> zero bytes that take no room on the disk.</summary>
    public static void Write(string path, string header, long dataLength)
    {
        using var file = File.Create(path);
        file.Write(Prefix(header));
        file.SetLength(file.Length + dataLength);
    }

    /// <summary>A valid file with these tensors.</summary>
    public static void Write(string path, IEnumerable<(string Name, string DType, long[] Shape)> tensors)
    {
        long end = 0;
        var header = new JsonObject();
        foreach (var (name, type, shape) in tensors)
        {
            var begin = end;
            end += shape.Aggregate((long)Enum.Parse<TensorDType>(type).Size(), (bytes, size) => bytes * size);
            header[name] = new JsonObject
            {
                ["dtype"] = type,
                ["shape"] = new JsonArray([.. shape.Select(size => (JsonNode)size)]),
                ["data_offsets"] = new JsonArray(begin, end),
            };
        }
        Write(path, header.ToJsonString(), end);
    }

    /// <summary>A valid file of float32 tensors.</summary>
    public static void WriteValues(string path, IReadOnlyList<(string Name, long[] Shape, float[] Values)> tensors)
    {
        Write(path, tensors.Select(t => (t.Name, "F32", t.Shape)));
        using var file = File.OpenWrite(path);
        file.Position = file.Length - tensors.Sum(t => t.Values.LongLength * sizeof(float));
        foreach (var (_, _, values) in tensors)
        {
            file.Write(MemoryMarshal.AsBytes<float>(values));
        }
    }

    public static void ChangeHeader(string path, Action<JsonObject> change)
    {
        var bytes = File.ReadAllBytes(path);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var header = JsonNode.Parse(bytes.AsSpan(8, length))!.AsObject();
        change(header);
        File.WriteAllBytes(path, [.. Prefix(header.ToJsonString()), .. bytes.AsSpan(8 + length)]);
    }

    private static byte[] Prefix(string header)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + text.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, text.Length);
        text.CopyTo(bytes, 8);
        return bytes;
    }
}
