using System.ComponentModel.DataAnnotations;

namespace ModelTest.Configuration;

/// <summary>The run itself; section <c>run</c>.</summary>
internal sealed record RunSettings
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

    /// <summary>
    /// The models that take turns in one run, instead of the one of section <c>model</c>: names in <c>models</c>, folders or URLs. Empty: only that one.
    /// </summary>
    public string[] Models { get; set; } = [];

    /// <summary>Whether a model is asked a known question before a run, and whether its reply is looked at.</summary>
    public bool Doctor { get; set; } = true;

    /// <summary>The folder of a run that was interrupted and goes on there (absolute once loaded), or <see cref="Latest"/>. Null: a new run.</summary>
    [SettingsPath(Word = Latest)]
    public string? Resume { get; set; }

    /// <summary>The folder of the replies that all runs share (absolute once loaded). Null: there is none.</summary>
    [SettingsPath]
    public string? Cache { get; set; }

    /// <summary>How large that folder may get, in MiB; what was not used for longest goes first.</summary>
    [Range(1, int.MaxValue)]
    public int CacheMebibytes { get; set; } = 4096;

    /// <summary>How much of an evaluation the run does.</summary>
    public RunMode Mode { get; set; }

    /// <summary>
    /// The folders of the runs that <see cref="RunMode.Evaluate"/> and <see cref="RunMode.Report"/> are about (absolute once loaded), or
    /// <see cref="Latest"/>; a folder that is no run stands for the runs in it.
    /// </summary>
    [SettingsPath(Word = Latest)]
    public string[] From { get; set; } = [];

    /// <summary>The part of the items that this command asks, such as <c>2/3</c>. Null: all.</summary>
    public string? Shard { get; set; }

    /// <summary>Seed of whatever is drawn where nothing nearer gives one: the default of <c>model.generation.seed</c>.</summary>
    public int Seed { get; set; }

    /// <summary>Whether the model is not asked, as what it said was recorded before.</summary>
    internal bool IsRecorded => Mode is RunMode.Evaluate or RunMode.Report;

    /// <summary>The part of the items; null: all.</summary>
    internal Shard? Part => Shard is null ? null : Configuration.Shard.Parse(Shard);
}
