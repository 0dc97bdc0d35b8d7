using System.Security.Cryptography;
using System.Text;

namespace ModelTest.Recording;

/// <summary>File names for names from outside: datasets and subjects may be called anything.</summary>
internal static class SafeFileName
{
    private const int MostCharacters = 80;

    // What Windows, the strictest, does not take in a name; results must be readable on any system.
    private const string Forbidden = "/\\:*?\"<>|";

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase) { "con", "prn", "aux", "nul" };

    /// <summary>The name itself where it is a plain file name; otherwise a plain one that no other name gets.</summary>
    public static string Of(string name)
    {
        var plain = string.Concat(name.Select(c => IsPlain(c) ? c : '_')).Trim('.', ' ');
        plain = plain.Length > MostCharacters ? plain[..MostCharacters] : plain;
        if (plain == name && plain.Length > 0 && !IsDevice(plain))
        {
            return name;
        }
        // 'a/b' and 'a_b' must not share a file: what was changed carries a hash of what it was.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        return $"{plain}~{Convert.ToHexStringLower(hash.AsSpan(0, 4))}".TrimStart('~');
    }

    private static bool IsPlain(char c) => !char.IsControl(c) && !char.IsSurrogate(c) && !Forbidden.Contains(c, StringComparison.Ordinal);

    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0];
        return Devices.Contains(stem)
            || (stem.Length == 4 && char.IsAsciiDigit(stem[3])
                && (stem.StartsWith("com", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("lpt", StringComparison.OrdinalIgnoreCase)));
    }
}
