using System.ComponentModel.DataAnnotations;
using ModelTest.Configuration;

namespace ModelTest.Models;

/// <summary>The judge as the configuration describes it; section <c>judge</c>.</summary>
internal sealed class JudgeSettings : ModelSettings
{
    /// <summary>The longest wait for a judgement, in seconds, waiting in the engine's queue included; 0: no limit.</summary>
    [Range(0.0, 1e6)]
    public double TimeoutSeconds { get; set; }

    /// <summary>A file of judged items whose labels the judge is compared with (absolute once loaded); empty: none.</summary>
    [SettingsPath]
    public string Calibration { get; set; } = "";
}
