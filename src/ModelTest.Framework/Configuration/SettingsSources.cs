namespace ModelTest.Configuration;

/// <summary>
/// Where settings come from. Rank, lowest first: <see cref="Defaults"/>, <c>modeltest.json</c> (a file over those it extends),
/// <see cref="Environment"/>, <see cref="Build"/>. An empty value counts as not given.
/// </summary>
internal sealed record SettingsSources
{
    /// <summary>
    /// The folder the command ran in. <c>modeltest.json</c> is looked for here and in its parents, up to one that holds <c>.git</c>.
    /// </summary>
    public required string Folder { get; init; }

    /// <summary>The configuration file, when it is named and not looked for; it must exist. Relative to <see cref="Folder"/>.</summary>
    public string? File { get; init; }

    /// <summary>The process's variables; those that start with <c>MODELTEST_</c> are settings (<c>__</c> nests, case is ignored).</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What was given with <c>-p:</c>, under flat keys such as <c>model</c> or <c>datasets:ceval:path</c>.</summary>
    public IReadOnlyDictionary<string, string> Build { get; init; } = new Dictionary<string, string>();

    /// <summary>What a person typed for a key of <see cref="Build"/>, such as <c>-p:CEval</c>; <c>-p:{key}</c> where absent.</summary>
    public IReadOnlyDictionary<string, string> BuildNames { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder relative paths of <see cref="Defaults"/> count from; <see cref="Folder"/> unless given.</summary>
    public string? DefaultsFolder { get; init; }

    /// <summary>What the test project's build gives, such as its embedded model, under flat keys.</summary>
    public IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>();
}
