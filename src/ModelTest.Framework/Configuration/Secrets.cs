using System.Text.RegularExpressions;

namespace ModelTest.Configuration;

/// <summary>Keeps secrets out of messages and files.</summary>
internal static partial class Secrets
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Mask = "***";

    /// <summary>Whether a key's value must not be shown: some part of it ends in key, token, secret or password.</summary>
    public static bool IsSecret(string key) => SecretKey().IsMatch(key);

    /// <summary>The value as it may be shown.</summary>
    public static string Show(string key, string value) => IsSecret(key) ? Mask : HideUser(value);

    /// <summary>The value without the user and password a URL may carry.</summary>
    public static string HideUser(string value) => UserInfo().Replace(value, "://" + Mask + "@");

    [GeneratedRegex(@"(key|keys|token|secret|secrets|password)(\.|:|__|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretKey();

    [GeneratedRegex(@"://[^/@\s]+@")]
    private static partial Regex UserInfo();
}
