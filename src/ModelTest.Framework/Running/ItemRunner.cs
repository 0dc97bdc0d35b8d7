using System.Diagnostics;
using ModelTest.Datasets;
using ModelTest.Models;
using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Running;

/// <summary>Evaluates one item.</summary>
internal static class ItemRunner
{
    /// <summary>The item's result with its time; what the dataset throws becomes the outcome Error.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="subject">The item's subject.</param>
    /// <param name="item">The item.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Gives the item up, which is no result.</param>
    public static async Task<ItemResult> RunAsync(IDataset dataset, Subject subject, Item item, IModel model, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using var watched = new WatchedModel(model);
        ItemResult result;
        try
        {
            result = await dataset.EvaluateAsync(subject, item, watched, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // One item without a reply is an outcome; the others go on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            result = dataset.Describe(subject, item) with
            {
                Outcome = Outcome.Error,
                Prompt = watched.Prompt,
                Error = e is InputException ? e.Message : $"{e.GetType().Name}: {e.Message}",
            };
        }
        return result with
        {
            Milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds,
            Trace = result.Outcome == Outcome.Error ? null : watched.Trace,
        };
    }
}
