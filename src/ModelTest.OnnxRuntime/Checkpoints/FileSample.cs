using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>
/// What a fingerprint takes of a large file: all of it up to 64 MiB, else 64 blocks of 1 MiB, evenly spaced from the first byte to the last.
/// </summary>
internal static class FileSample
{
    private const long WholeFile = 64L << 20;
    private const int BlockLength = 1 << 20;
    private const int Blocks = 64;

    /// <summary>Adds a file's sample to a hash.</summary>
    public static void Append(IncrementalHash hash, SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        var buffer = new byte[BlockLength];
        var count = length <= WholeFile ? (length + BlockLength - 1) / BlockLength : Blocks;
        for (long block = 0; block < count; block++)
        {
            // from the first byte on, or so that the last block ends with the file
            var offset = length <= WholeFile ? block * BlockLength : (length - BlockLength) / (Blocks - 1) * block;
            offset = length > WholeFile && block == Blocks - 1 ? length - BlockLength : offset;
            AppendBlock(hash, file, offset, buffer);
        }
    }

    private static void AppendBlock(IncrementalHash hash, SafeFileHandle file, long offset, byte[] buffer)
    {
        var filled = 0;
        for (int read; filled < buffer.Length && (read = RandomAccess.Read(file, buffer.AsSpan(filled), offset + filled)) > 0; filled += read)
        {
        }
        hash.AppendData(buffer, 0, filled);
    }
}
