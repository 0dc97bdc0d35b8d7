using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using ModelTest.Problems;

namespace ModelTest.Configuration;

/// <summary>Makes settings objects of configuration nodes, and collects everything that is wrong on the way.</summary>
/// <param name="problems">Takes what is wrong.</param>
/// <param name="sources">Takes where each key came from.</param>
internal sealed class SettingsBinder(List<Problem> problems, Dictionary<string, string> sources)
{
    /// <summary>An object of the class with the node's values; the class's defaults for keys that are not there.</summary>
    public object Object(Type type, SettingsNode? node)
    {
        var result = Activator.CreateInstance(type) ?? throw new InvalidOperationException($"{type} has no public parameterless constructor.");
        if (node is null || !IsSection(node))
        {
            return result;
        }
        var properties = SettingsNames.Properties(type);
        foreach (var (name, child) in node.Children)
        {
            if (!properties.TryGetValue(name, out var property))
            {
                Unknown(child, properties.Keys);
            }
            else if (Value(property.PropertyType, child, property) is { } value)
            {
                property.SetValue(result, value);
            }
        }
        return result;
    }

    /// <summary>Reports a key that means nothing.</summary>
    public void Unknown(SettingsNode node, IReadOnlyCollection<string> known) =>
        problems.Add(node.Problem($"unknown key, {(node.Kind is SettingsKind.Section or SettingsKind.List ? "" : "value ")}{node.Shown}.",
            known.Count == 0 ? "take it out; nothing can be given here." : Nearest.Suggest(node.Name, known)));

    /// <summary>Whether the node is a section; reports it when it is not.</summary>
    public bool IsSection(SettingsNode node)
    {
        if (node.Kind != SettingsKind.Section)
        {
            problems.Add(IsNull(node) ?? node.Problem($"is {node.Shown}, not a section.", $"give keys inside it: \"{node.Name}\": {{ … }}."));
        }
        return node.Kind == SettingsKind.Section;
    }

    private object? Value(Type declared, SettingsNode node, PropertyInfo? property)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (IsNull(node) is { } missing)
        {
            problems.Add(missing);
            return null;
        }
        if (ScalarReader.Knows(type))
        {
            return Scalar(type, node, property);
        }
        if (type == typeof(JsonObject))
        {
            sources[node.Key] = node.Origin.Where;
            return FreeSection.Read(node, problems);
        }
        return Argument(type, typeof(IReadOnlyDictionary<,>)) is { } entry ? Dictionary(entry, node)
            : Argument(type, typeof(IReadOnlyList<>)) is { } element ? List(element, node, property)
            : Object(type, node);
    }

    private object? Scalar(Type type, SettingsNode node, PropertyInfo? property)
    {
        sources[node.Key] = node.Origin.Where;
        var value = Percent(node, property) ? null : ScalarReader.Read(type, node, problems);
        if (value is null)
        {
            return null;
        }
        foreach (var rule in property?.GetCustomAttributes<ValidationAttribute>() ?? [])
        {
            if (!rule.IsValid(value))
            {
                problems.Add(ValueRules.Broken(rule, node));
                return null;
            }
        }
        if (property?.GetCustomAttribute<SettingsPathAttribute>() is not null && !SettingsPaths.CanBe((string)value))
        {
            problems.Add(node.Problem("has a null character, which no path has.", "remove it."));
            return null;
        }
        return property?.GetCustomAttribute<SettingsPathAttribute>() is not { } path || path.Word.Equals((string)value, StringComparison.Ordinal)
            ? value
            : SettingsPaths.Resolve((string)value, node.Origin.Folder);
    }

    private bool Percent(SettingsNode node, PropertyInfo? property)
    {
        var percent = property?.GetCustomAttribute<FractionAttribute>() is not null && node.IsText && node.Value.EndsWith('%');
        if (percent)
        {
            problems.Add(ValueRules.NotFraction(node));
        }
        return percent;
    }

    private Array? List(Type element, SettingsNode node, PropertyInfo? property)
    {
        IEnumerable<SettingsNode> entries;
        if (node.Kind == SettingsKind.List || (node.Kind == SettingsKind.Section && node.Children.Keys.All(k => int.TryParse(k, out _))))
        {
            entries = node.Children.Values;
        }
        else if (node.Kind == SettingsKind.Loose)
        {
            // On a command line MSBuild takes a comma for the end of a property, and a list of folders is written with semicolons everywhere else.
            char[] separators = property?.GetCustomAttribute<SettingsPathAttribute>() is null ? [','] : [',', ';'];
            entries = node.Value.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(v => new SettingsNode(node.Key, SettingsKind.Loose, v, node.Origin));
        }
        else
        {
            problems.Add(node.Problem($"is {node.Shown}, not a list.", "put it in brackets: [ … ]."));
            return null;
        }
        sources[node.Key] = node.Origin.Where;
        var values = entries.Select(e => Value(element, e, property)).ToList();
        if (values.Contains(null))
        {
            return null;
        }
        var list = Array.CreateInstance(element, values.Count);
        ((ICollection)values).CopyTo(list, 0);
        return list;
    }

    private IDictionary? Dictionary(Type entry, SettingsNode node)
    {
        if (!IsSection(node))
        {
            return null;
        }
        var type = typeof(Dictionary<,>).MakeGenericType(typeof(string), entry);
        var result = (IDictionary)Activator.CreateInstance(type, StringComparer.OrdinalIgnoreCase)!;
        foreach (var (name, child) in node.Children)
        {
            if (Value(entry, child, null) is { } value)
            {
                result[name] = value;
            }
        }
        return result;
    }

    private static Problem? IsNull(SettingsNode node) =>
        node.Kind == SettingsKind.Null ? node.Problem("is null.", "give a value, or leave the key out to get the default.") : null;

    // The last type argument of the generic interface the type is or implements: a dictionary's value, a list's element.
    private static Type? Argument(Type type, Type generic) =>
        type.GetInterfaces().Prepend(type)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == generic)?.GetGenericArguments()[^1];
}
