namespace ModelTest.Configuration;

/// <summary>What <see cref="SettingsFile.Read{T}"/> read.</summary>
/// <typeparam name="T">What it is read into.</typeparam>
public sealed class SettingsFile<T>
    where T : class, new()
{
    private readonly string file;
    private readonly Dictionary<string, string> origins;

    internal SettingsFile(string file, T value, Dictionary<string, string> origins)
    {
        this.file = file;
        Value = value;
        this.origins = origins;
    }

    /// <summary>What the file says; defaults for keys that it has not.</summary>
    public T Value { get; }

    /// <summary>Where a key stands, as problems name it: the file and the line, or only the file where it has no such key.</summary>
    /// <param name="key">The key with those of the sections around it, such as <c>prompt.user</c>.</param>
    public string Place(string key) => origins.TryGetValue(key, out var where) ? $"{where}, {key}" : $"{file}, {key}";
}
