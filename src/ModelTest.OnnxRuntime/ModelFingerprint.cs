using System.Security.Cryptography;
using System.Text;
using ModelTest.Prompts;

namespace ModelTest.OnnxRuntime;

/// <summary>Identifies a model: its files and its chat template.</summary>
internal static class ModelFingerprint
{
    /// <summary>64 hex digits.</summary>
    /// <param name="files">What identifies the files.</param>
    /// <param name="template">The chat template.</param>
    public static string Compute(string files, MetaTemplate template) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', [files, .. template.Identity()]))));
}
