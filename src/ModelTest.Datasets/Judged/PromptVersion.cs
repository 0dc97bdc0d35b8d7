using System.Security.Cryptography;
using System.Text;
using ModelTest.Datasets.OpenCompass;

namespace ModelTest.Datasets.Judged;

/// <summary>Names the wording that a benchmark's replies and judgements are got with.</summary>
internal static class PromptVersion
{
    /// <summary>The first six hex digits of the SHA-256 of the templates: equal where these are equal to the byte.</summary>
    /// <param name="templates">All texts that go into prompts beside questions and replies, in a fixed order.</param>
    public static string Of(params IEnumerable<string> templates) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', templates))))[..PromptHash.ShownDigits];
}
