using System.Text.Json;
using System.Text.RegularExpressions;
using ModelTest.Configuration;
using ModelTest.Models;
using ModelTest.Problems;

namespace ModelTest.Running;

/// <summary>What a model is for: to be tested, or to judge.</summary>
internal sealed class ModelRole
{
    // Keys only: a file may be called model.safetensors.
    private static readonly Regex Key = new(
        $@"(?<![\w/\\.-])model\.(?=({string.Join('|', SettingsNames.Properties(typeof(ModelSettings)).Keys)})\b)", RegexOptions.CultureInvariant);

    private ModelRole(string section, Problem missing)
    {
        Section = section;
        Missing = missing;
    }

    /// <summary>The model under test.</summary>
    public static ModelRole Model { get; } = new(
        "model",
        new Problem(
            "model", "no model is given.", "name a checkpoint's folder or a server's URL: -p:Model=, the variable MODELTEST_model, or 'model' in modeltest.json."));

    /// <summary>The model that grades.</summary>
    public static ModelRole Judge { get; } = new(
        "judge",
        new Problem(
            "judge",
            "a judge grades the replies of this dataset, and none is given.",
            "name a checkpoint's folder, a server's URL or a name in 'models': -p:Judge=, the variable MODELTEST_judge, or 'judge' in modeltest.json."));

    /// <summary>Its section of the configuration.</summary>
    public string Section { get; }

    /// <summary>The problem of having none.</summary>
    public Problem Missing { get; }

    /// <summary>Its settings.</summary>
    /// <param name="settings">The configuration.</param>
    public ModelSettings SettingsOf(Settings settings) => this == Model ? settings.Model : settings.Judge;

    /// <summary>Whether the judge is the model: the same checkpoint with the same options, which is opened once.</summary>
    /// <param name="settings">The configuration.</param>
    public static bool IsShared(Settings settings) =>
        (settings.Judge.Name.Length == 0 || settings.Judge.Name == settings.Model.Name) && Text(settings.Model) == Text(settings.Judge);

    /// <summary>A problem of an engine, about this role's settings.</summary>
    /// <param name="problem">The problem; engines speak of <c>model</c>.</param>
    public Problem Rename(Problem problem) => this == Model ? problem : new Problem(Rename(problem.Where), Rename(problem.What), Rename(problem.Fix));

    private string Rename(string text) => Key.Replace(text, Section + ".");

    // Only what both have: the judge's limit is no matter of the model's. Where the judge has no name of its own, the model's will do.
    private static string Text(ModelSettings settings)
    {
        var node = JsonSerializer.SerializeToNode<ModelSettings>(settings)!.AsObject();
        node.Remove(nameof(ModelSettings.Name));
        return node.ToJsonString();
    }
}
