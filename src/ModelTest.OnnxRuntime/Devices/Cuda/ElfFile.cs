using System.Buffers.Binary;
using System.Text;

namespace ModelTest.OnnxRuntime.Devices.Cuda;

/// <summary>The header of a 64-bit little-endian ELF file (System V ABI): what a Linux library needs to load.</summary>
internal static class ElfFile
{
    private const int SectionHeaderSize = 64;
    private const int DynamicSection = 6;
    private const long NeededTag = 1;

    /// <summary>The libraries that a library names as needed.</summary>
    /// <returns>Their names; empty when the file is no such file.</returns>
    public static IReadOnlyList<string> Needed(string path)
    {
        using var file = File.OpenRead(path);
        var header = Read(file, 0, SectionHeaderSize);
        if (header is not [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, ..])
        {
            return [];
        }
        var table = BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(40));
        var count = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(60));
        var sections = Enumerable.Range(0, count).Select(i => Read(file, table + ((long)i * SectionHeaderSize), SectionHeaderSize)).ToList();
        if (sections.Find(s => BinaryPrimitives.ReadUInt32LittleEndian(s.AsSpan(4)) == DynamicSection) is not { } dynamic)
        {
            return [];
        }
        var names = Content(file, sections[(int)BinaryPrimitives.ReadUInt32LittleEndian(dynamic.AsSpan(40))]);
        return [.. Content(file, dynamic).Chunk(16)
            .Where(entry => entry.Length == 16 && BinaryPrimitives.ReadInt64LittleEndian(entry) == NeededTag)
            .Select(entry => Text(names, (int)BinaryPrimitives.ReadInt64LittleEndian(entry.AsSpan(8))))];
    }

    private static byte[] Content(FileStream file, byte[] section) =>
        Read(file, BinaryPrimitives.ReadInt64LittleEndian(section.AsSpan(24)), (int)BinaryPrimitives.ReadInt64LittleEndian(section.AsSpan(32)));

    private static byte[] Read(FileStream file, long offset, int count)
    {
        var bytes = new byte[count];
        file.Position = offset;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static string Text(ReadOnlySpan<byte> names, int at) => Encoding.UTF8.GetString(names[at..(at + names[at..].IndexOf((byte)0))]);
}
