using System.ComponentModel.DataAnnotations;
using ModelTest.Configuration;

namespace ModelTest.Datasets.Custom;

/// <summary>Section <c>datasets.{name}</c> of a dataset that a definition describes. The path is the folder that the definition's files count from.</summary>
public sealed class CustomDatasetSettings : DatasetSettings
{
    /// <summary>The definition; empty: the one that the build found.</summary>
    [SettingsPath]
    public string Definition { get; set; } = "";

    /// <summary>How many shots are shown, instead of what the definition says.</summary>
    [Range(0, 1000)]
    public int? Shots { get; set; }
}
