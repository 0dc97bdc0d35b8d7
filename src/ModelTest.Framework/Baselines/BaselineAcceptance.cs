using ModelTest.Problems;
using ModelTest.Scoring;

namespace ModelTest.Baselines;

/// <summary>Makes what a run gave the baseline of a dataset, where it can be one.</summary>
/// <param name="baseline">The baseline.</param>
/// <param name="isBuildServer">Whether this is a build server, which accepts nothing.</param>
internal sealed class BaselineAcceptance(DatasetBaseline baseline, bool isBuildServer)
{
    /// <summary>Writes the files of the subjects.</summary>
    /// <param name="dataset">The dataset's name in result files.</param>
    /// <param name="key">Its key in the configuration, such as <c>datasets.ceval</c>.</param>
    /// <param name="limit">The limit that the run had; 0: none.</param>
    /// <param name="results">The results of its subjects.</param>
    /// <returns>What was done, a sentence.</returns>
    /// <exception cref="InputException">The run cannot become a baseline, or a file cannot be written.</exception>
    public string Accept(string dataset, string key, int limit, IReadOnlyList<SubjectResult> results)
    {
        if (isBuildServer)
        {
            throw Refused("a build server accepts no baseline.", "accept it on a machine of yours, and commit the files.");
        }
        if (limit > 0)
        {
            throw Refused($"{key}.limit is set, and part of the items is no baseline.", "accept one without the limit.");
        }
        if (results.Sum(r => r.Errors) is > 0 and var errors)
        {
            throw Refused($"{errors} items got no reply.", "accept a baseline once all items have one.");
        }
        foreach (var result in results)
        {
            baseline.File(result.Subject.Name).Write(result.Items);
        }
        return $"the outcomes of this run became the baseline of {dataset}: {baseline.Folder}";
    }

    private InputException Refused(string what, string fix) => new(baseline.Folder, what, fix);
}
