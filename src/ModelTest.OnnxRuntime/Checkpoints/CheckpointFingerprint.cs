using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>
/// Identifies a checkpoint by its content. Configuration and tokenizer files are hashed completely. Of each weights file the header and the length
/// are, and its bytes completely up to 64 MiB; of a larger one 64 blocks of 1 MiB, evenly spaced from the first to the last, because
/// hashing gigabytes takes longer than a pre-flight may. So another training run, another revision, another precision or a cut file is noticed for
/// certain, and a single changed byte in a file of 64 MiB or less; a few bytes changed by hand in a larger file may not be.
/// </summary>
internal static class CheckpointFingerprint
{
    // in a fixed order; a file that is not there counts as such
    private static readonly string[] SmallFiles =
    [
        "config.json", "generation_config.json", "tokenizer.model", "tokenizer_config.json", "special_tokens_map.json",
        "model.safetensors.index.json",
    ];

    // Came later: folders without it keep the fingerprint they had.
    private const string FastTokenizer = "tokenizer.json";

    /// <summary>64 hex digits; equal for folders with equal files, whatever the folders are called.</summary>
    /// <exception cref="InputException">A file cannot be read, or the weights are missing or damaged.</exception>
    public static string Compute(string folder) => Compute(folder, CheckpointTensors.Read(folder));

    /// <inheritdoc cref="Compute(string)"/>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <param name="tensors">Its tensors, when they have been read already.</param>
    public static string Compute(string folder, CheckpointTensors tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var current = folder;
        try
        {
            var more = File.Exists(Path.Combine(folder, FastTokenizer)) ? [FastTokenizer] : Array.Empty<string>();
            foreach (var name in SmallFiles.Concat(more))
            {
                current = Path.Combine(folder, name);
                var bytes = File.Exists(current) ? File.ReadAllBytes(current) : null;
                Append(hash, name, bytes?.LongLength ?? -1);
                hash.AppendData(bytes ?? []);
            }
            foreach (var file in tensors.Files)
            {
                current = file.Path;
                AppendWeights(hash, file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(current, $"The file cannot be read: {e.Message}", "make it readable, and close what is writing to it.", e);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AppendWeights(IncrementalHash hash, SafetensorsFile file)
    {
        using var handle = File.OpenHandle(file.Path);
        Append(hash, "weights", RandomAccess.GetLength(handle));
        hash.AppendData(file.Header);
        FileSample.Append(hash, handle);
    }

    // Names and lengths keep the border between two files from moving unnoticed.
    private static void Append(IncrementalHash hash, string name, long length)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(number, length);
        hash.AppendData(Encoding.UTF8.GetBytes(name + "\n"));
        hash.AppendData(number);
    }
}
