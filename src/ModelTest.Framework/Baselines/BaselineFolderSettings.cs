using ModelTest.Configuration;

namespace ModelTest.Baselines;

/// <summary>Where baselines are, and whether they are made; section <c>baselines</c>.</summary>
internal sealed class BaselineFolderSettings
{
    /// <summary>The folder with a folder for each dataset (absolute once loaded). Empty: <c>baselines</c> beside the test project.</summary>
    [SettingsPath]
    public string Path { get; set; } = "";

    /// <summary>Whether what a run gives becomes the baseline; refused on a build server.</summary>
    public bool Accept { get; set; }
}
