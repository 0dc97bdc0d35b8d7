using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ModelTest.Datasets.OpenCompass;

/// <summary>OpenCompass's hash of an inference configuration (its get_prompt_hash): it names the exact prompt text.</summary>
internal static class PromptHash
{
    /// <summary>How many hex digits reports and file names show.</summary>
    public const int ShownDigits = 6;

    /// <summary>SHA-256 of the canonical JSON, 64 hex digits.</summary>
    /// <param name="inferenceConfiguration">OpenCompass's infer_cfg, with fix_id_list in its inferencer.</param>
    public static string Of(JsonNode inferenceConfiguration) => Sha256(PythonJson.Dump(inferenceConfiguration));

    /// <summary>The hash of a list of configurations: the suffix of a configuration file's name.</summary>
    /// <param name="hashes">The full hash of each.</param>
    public static string OfList(IEnumerable<string> hashes) => Sha256(string.Join(',', hashes));

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
