using System.Buffers.Binary;
using System.Text.Json;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>
/// The header of a safetensors file: 8 bytes with its length, then JSON that names each tensor's type, shape and place, then the bytes of all
/// tensors without gaps (https://github.com/huggingface/safetensors, "Format").
/// </summary>
internal sealed class SafetensorsFile
{
    private const int PrefixLength = 8;

    // the format's own limit
    private const int MaxHeaderLength = 100_000_000;

    private const string Fix = "copy the file again from the checkpoint's source; its size and checksum are shown there.";

    private SafetensorsFile(string path, byte[] header, IReadOnlyList<CheckpointTensor> tensors) =>
        (Path, Header, Tensors) = (path, header, tensors);

    /// <summary>The file: a full path without symbolic links.</summary>
    public string Path { get; }

    /// <summary>The bytes before the first tensor's.</summary>
    public byte[] Header { get; }

    /// <summary>The tensors in the order of their bytes.</summary>
    public IReadOnlyList<CheckpointTensor> Tensors { get; }

    /// <summary>Reads and checks the header; no tensor's bytes are read.</summary>
    /// <exception cref="InputException">The file is missing, cut short, or no valid safetensors file.</exception>
    public static SafetensorsFile Read(string path)
    {
        try
        {
            var real = RealPath.Of(path);
            using var file = File.OpenHandle(real);
            var length = RandomAccess.GetLength(file);
            var header = ReadHeader(path, file, length);
            return new SafetensorsFile(real, header, new SafetensorsHeader(path, real, header.Length, length).Parse(header.AsMemory(PrefixLength)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            var what = new FileInfo(path).LinkTarget is { } target
                ? $"The file is a link to '{target}', which does not exist."
                : "The file does not exist.";
            throw new InputException(path, what, "copy the file from the checkpoint's source.", e);
        }
        catch (JsonException e)
        {
            throw new InputException(path, "The header is not valid JSON: this is no safetensors file, or it is damaged.", Fix, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"The file cannot be read: {e.Message}", "make it readable, and close what is writing to it.", e);
        }
    }

    private static byte[] ReadHeader(string path, Microsoft.Win32.SafeHandles.SafeFileHandle file, long length)
    {
        Span<byte> prefix = stackalloc byte[PrefixLength];
        if (Fill(file, prefix) < PrefixLength)
        {
            throw new InputException(path, $"The file has {length} bytes, too few for a safetensors file.", Fix);
        }
        if (prefix.SequenceEqual("version "u8))
        {
            throw new InputException(
                path, "The file is a Git LFS pointer, not the weights themselves.", "run 'git lfs pull' in the checkpoint's folder.");
        }
        var size = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (size > MaxHeaderLength)
        {
            throw new InputException(path, $"The header would have {size} bytes: this is no safetensors file.", Fix);
        }
        if ((long)size > length - PrefixLength)
        {
            throw new InputException(path, $"The header should have {size} bytes, but the file ends after {length} bytes.", Fix);
        }
        var header = new byte[PrefixLength + (int)size];
        return Fill(file, header) == header.Length
            ? header
            : throw new InputException(path, "The file became shorter while it was read.", "wait until it is completely written.");
    }

    private static int Fill(Microsoft.Win32.SafeHandles.SafeFileHandle file, Span<byte> buffer)
    {
        var filled = 0;
        for (int read; filled < buffer.Length && (read = RandomAccess.Read(file, buffer[filled..], filled)) > 0; filled += read)
        {
        }
        return filled;
    }
}
