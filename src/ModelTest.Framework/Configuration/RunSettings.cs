namespace ModelTest.Configuration;

/// <summary>The run itself; section <c>run</c>.</summary>
internal sealed class RunSettings
{
    /// <summary>Stands for the newest run where results go.</summary>
    public const string Latest = "latest";

    /// <summary>The folder the results go to (absolute once loaded). Empty: a new folder under <c>TestResults/modeltest</c>.</summary>
    [SettingsPath]
    public string Results { get; set; } = "";

    /// <summary>
    /// The folder of an earlier run whose replies and judgements are used again (absolute once loaded), or <see cref="Latest"/>. Null: none.
    /// </summary>
    [SettingsPath(Word = Latest)]
    public string? Judgements { get; set; }

    /// <summary>Whether a model is asked a known question before a run, and whether its reply is looked at.</summary>
    public bool Doctor { get; set; } = true;

    /// <summary>Seed of whatever is drawn where nothing nearer gives one: the default of <c>model.generation.seed</c>.</summary>
    public int Seed { get; set; }
}
