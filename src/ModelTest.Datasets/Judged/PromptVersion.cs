using System.Security.Cryptography;
using System.Text;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.Judged;

/// <summary>Names the prompts of a judged dataset: equal digits mean that model and judge are asked with the same texts.</summary>
internal static class PromptVersion
{
    /// <summary>The first six hex digits of the SHA-256 of texts.</summary>
    /// <param name="texts">Prompts of a fixed item, and options that change what is asked.</param>
    public static string Of(params IEnumerable<string> texts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts))))[..PromptHash.ShownDigits];
}
