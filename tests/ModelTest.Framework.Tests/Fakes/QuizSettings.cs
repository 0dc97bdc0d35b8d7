using System.ComponentModel.DataAnnotations;
using ModelTest.Datasets;

namespace ModelTest.Tests.Fakes;

/// <summary>Settings with a property of every kind a provider may use.</summary>
public sealed class QuizSettings : DatasetSettings
{
    [AllowedValues("gen", "ppl")]
    public string Mode { get; set; } = "gen";

    [Range(0, 5)]
    public int Shots { get; set; } = 5;

    public long Big { get; set; }

    public double? Weight { get; set; }

    public QuizOrder Order { get; set; }

    public bool Shuffle { get; set; }

    public IReadOnlyList<int> Rows { get; set; } = [];

    public IReadOnlyDictionary<string, double> Weights { get; set; } = new Dictionary<string, double>();

    public string ApiKey { get; set; } = "";
}
