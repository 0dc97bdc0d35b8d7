using System.ComponentModel.DataAnnotations;
using ModelTest.Configuration;

namespace ModelTest.Datasets;

/// <summary>What every dataset's section <c>datasets.{name}</c> can hold; a dataset derives its own options from it.</summary>
public class DatasetSettings
{
    /// <summary>The data's folder or file (absolute once loaded). Empty: what the test project's build gives.</summary>
    [SettingsPath]
    public string Path { get; set; } = "";

    /// <summary>The only subjects to run; empty: all.</summary>
    public string[] Subjects { get; set; } = [];

    /// <summary>The most items per subject, from the start of the file; 0: all.</summary>
    [Range(0, int.MaxValue)]
    public int Limit { get; set; }
}
