using System.Reflection;
using System.Text.Json;

namespace ModelTest.Configuration;

/// <summary>The names of settings: a property's name in snake case, <c>ContextLength</c> as <c>context_length</c>.</summary>
internal static class SettingsNames
{
    /// <summary>The key of a property.</summary>
    public static string Of(MemberInfo property) => Of(property.Name);

    /// <summary>The key for a name in code.</summary>
    public static string Of(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    /// <summary>The properties of a settings class that can be given, by key.</summary>
    public static Dictionary<string, PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(p => p.SetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0)
            .ToDictionary(Of, StringComparer.OrdinalIgnoreCase);
}
