using ModelTest.Models;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime;

/// <summary>Finds settings of a model that its checkpoint cannot serve.</summary>
internal static class SettingsInspector
{
    /// <summary>The settings of servers, which mean nothing to a checkpoint on this machine.</summary>
    public static IEnumerable<Problem> Foreign(ModelSettings settings) =>
        settings.ChangedKeys().Where(k => k.StartsWith("server.", StringComparison.Ordinal)).Select(k => new Problem(
            $"model.{k}", "is about servers, and the model is a folder on this machine.", "leave it out, or give a server's URL as model.path."));

    /// <summary>The problems of <c>model.context_length</c> and <c>model.generation</c>.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="config">The file that says the model's sizes.</param>
    /// <param name="positions">The most positions it has.</param>
    /// <param name="vocabulary">The size of its vocabulary.</param>
    public static IEnumerable<Problem> Inspect(ModelSettings settings, string config, int positions, int vocabulary)
    {
        if (settings.ContextLength > positions)
        {
            yield return new Problem(
                "model.context_length",
                $"{settings.ContextLength} is more than the {positions} positions of {config}.",
                $"give at most {positions}, or leave it out.");
        }
        foreach (var id in settings.Generation.StopIds.Where(id => id < 0 || id >= vocabulary))
        {
            yield return new Problem(
                "model.generation.stop_ids", $"{id} is not an id of the vocabulary.", $"give ids from 0 to {vocabulary - 1}.");
        }
        if (settings.Generation.Stop.Contains(""))
        {
            yield return new Problem("model.generation.stop", "an empty stop string would end every reply at once.", "leave it out.");
        }
    }
}
