using System.Security.Cryptography;
using System.Text;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntimeGenAI.Folders;

/// <summary>Identifies a folder by its content: of files beyond 64 MiB a sample, as of a checkpoint's weights.</summary>
internal static class GenAIFingerprint
{
    private static readonly string[] SmallFiles =
        [GenAIConfig.FileName, "tokenizer.model", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"];

    /// <summary>64 hex digits; equal for folders with equal files, whatever the folders are called.</summary>
    /// <exception cref="InputException">A file cannot be read.</exception>
    public static string Compute(GenAIFolder folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var current = folder.Path;
        try
        {
            var small = SmallFiles.Select(name => Path.Combine(folder.Path, name)).Where(File.Exists);
            foreach (var path in small.Append(folder.Graph.Graph).Concat(folder.Graph.Weights))
            {
                current = path;
                using var file = File.OpenHandle(path);
                // Names and lengths keep the border between two files from moving unnoticed.
                var name = Path.GetRelativePath(folder.Path, path).Replace(Path.DirectorySeparatorChar, '/');
                hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{RandomAccess.GetLength(file)}\n"));
                FileSample.Append(hash, file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(current, $"The file cannot be read: {e.Message}", "make it readable, and close what is writing to it.", e);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
