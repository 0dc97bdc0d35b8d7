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
    public static string Compute(string files, MetaTemplate template)
    {
        // A conversation with every role, open and closed, shows every string of the template.
        var conversation = new Prompt([new(Role.System, "s"), new(Role.User, "u"), new(Role.Assistant, "a"), new(Role.User, "u")]);
        string[] parts =
        [
            files,
            template.RenderOpen(conversation),
            template.RenderClosed(conversation),
            .. template.EndTokens,
            // Only conversations without a system turn show the default one.
            .. template.DefaultSystem is null ? Array.Empty<string>() : [template.RenderOpen(Prompt.FromUser("u"))],
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));
    }
}
