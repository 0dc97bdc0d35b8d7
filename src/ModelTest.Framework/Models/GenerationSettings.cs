using System.ComponentModel.DataAnnotations;

namespace ModelTest.Models;

/// <summary>The model's own defaults for generation; section <c>model.generation</c>.</summary>
public sealed class GenerationSettings
{
    /// <summary>The most tokens to generate; 1 or more.</summary>
    [Range(1, int.MaxValue)]
    public int MaxNewTokens { get; set; } = 100;

    /// <summary>End tokens are not allowed before this many tokens.</summary>
    [Range(0, int.MaxValue)]
    public int MinNewTokens { get; set; }

    /// <summary>0 is greedy.</summary>
    [Range(0, double.MaxValue)]
    public double Temperature { get; set; }

    /// <summary>Draw from the k likeliest tokens; 0 means all.</summary>
    [Range(0, int.MaxValue)]
    public int TopK { get; set; }

    /// <summary>Draw from the smallest set of tokens that reaches this probability, in (0, 1].</summary>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double TopP { get; set; } = 1;

    /// <summary>Seed of the draw; null: <c>run.seed</c>, and 0 without that.</summary>
    public int? Seed { get; set; }

    /// <summary>Strings that end a reply.</summary>
    public string[] Stop { get; set; } = [];

    /// <summary>Ids that end a reply, in addition to those of the checkpoint and the template.</summary>
    public int[] StopIds { get; set; } = [];
}
