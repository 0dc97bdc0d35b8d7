using System.ComponentModel.DataAnnotations;

namespace ModelTest.Datasets.Custom;

/// <summary>Section <c>shots</c>.</summary>
internal sealed class CustomShots
{
    /// <summary>The file of shots, written as <c>files</c>.</summary>
    public string Files { get; set; } = "";

    /// <summary>How many of its first rows are shown.</summary>
    [Range(0, 1000)]
    public int Count { get; set; }
}
