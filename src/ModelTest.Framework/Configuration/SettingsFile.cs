using ModelTest.Problems;

namespace ModelTest.Configuration;

/// <summary>Reads JSON files as <c>modeltest.json</c> is read: every key and value is checked.</summary>
public static class SettingsFile
{
    /// <summary>Reads a file. Comments and trailing commas are allowed; it cannot extend other files.</summary>
    /// <typeparam name="T">
    /// A class with a public parameterless constructor. Its public properties are the keys, in snake case: texts, numbers, true or false, enums, lists,
    /// dictionaries and such classes; <c>[Range]</c> and <c>[AllowedValues]</c> are checked.
    /// </typeparam>
    /// <param name="file">The file.</param>
    /// <exception cref="InputException">Everything that is wrong with it, with lines.</exception>
    public static SettingsFile<T> Read<T>(string file)
        where T : class, new()
    {
        ArgumentNullException.ThrowIfNull(file);
        var full = Path.GetFullPath(file);
        var problems = new List<Problem>();
        var origins = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var node = new JsonSource(problems).LoadAlone(full);
        var value = node is null ? null : (T)new SettingsBinder(problems, origins).Object(typeof(T), node);
        return value is not null && problems.Count == 0 ? new SettingsFile<T>(full, value, origins) : throw new InputException(problems);
    }
}
