using ModelTest.Configuration;
using ModelTest.Datasets;
using ModelTest.Problems;

namespace ModelTest.Judging.Calibration;

/// <summary>The labels of <c>judge.calibration</c>; read when the first judged dataset asks.</summary>
internal sealed class CalibrationSet
{
    /// <summary>The key of the configuration.</summary>
    public const string Key = "judge.calibration";

    private readonly Settings settings;
    private readonly IReadOnlyDictionary<string, IDatasetProvider> datasets;
    private readonly Lazy<IReadOnlyList<CalibrationLabel>> labels;

    /// <summary>The set that the configuration names; empty where it names none.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="datasets">The providers there are, by name.</param>
    public CalibrationSet(Settings settings, IReadOnlyDictionary<string, IDatasetProvider> datasets)
    {
        this.settings = settings;
        this.datasets = datasets;
        labels = new Lazy<IReadOnlyList<CalibrationLabel>>(Read);
    }

    /// <summary>The labels of a dataset.</summary>
    /// <param name="provider">The dataset's name in the configuration.</param>
    /// <param name="dataset">The dataset.</param>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public IReadOnlyList<CalibrationLabel> Of(string provider, IDataset dataset) => [.. labels.Value.Where(l => l.IsOf(provider, dataset.Name))];

    /// <summary>What is wrong with the set, as far as it can be told without reading a question.</summary>
    /// <param name="provider">The dataset's name in the configuration.</param>
    /// <param name="dataset">A judged dataset.</param>
    public IReadOnlyList<Problem> Inspect(string provider, IDataset dataset)
    {
        try
        {
            return
            [
                .. Unlabelled(),
                .. Of(provider, dataset).SelectMany(l => InspectSubject(l, dataset)),
                .. labels.Value.SelectMany(l => InspectDataset(l, dataset)),
            ];
        }
        catch (InputException e)
        {
            return e.Problems;
        }
    }

    private IReadOnlyList<CalibrationLabel> Read()
    {
        if (settings.Judge.Calibration.Length == 0)
        {
            return [];
        }
        if (settings.InspectPath(Key, settings.Judge.Calibration) is { } missing)
        {
            throw new InputException([missing]);
        }
        return Directory.Exists(settings.Judge.Calibration)
            ? throw new InputException(
                [settings.Locate(new Problem(Key, $"'{settings.Judge.Calibration}' is a folder.", "name a file of judged items."))])
            : CalibrationFile.Read(settings.Judge.Calibration);
    }

    private IEnumerable<Problem> Unlabelled()
    {
        var gates = settings.Gates.Judge;
        (string Key, double? Value)[] asked = [("minimum_agreement", gates.MinimumAgreement), ("minimum_kappa", gates.MinimumKappa)];
        return settings.Judge.Calibration.Length > 0 ? [] : asked.Where(a => a.Value is not null).Select(a => settings.Locate(new Problem(
            $"gates.judge.{a.Key}", "there are no labels that the judge could agree with.", $"name a file of judged items in {Key}.")));
    }

    private static IEnumerable<Problem> InspectSubject(CalibrationLabel label, IDataset dataset)
    {
        var names = dataset.Subjects.Select(s => s.Name).ToArray();
        return names.Contains(label.Subject, StringComparer.Ordinal)
            ? []
            : [new Problem(label.Where, $"{dataset.Name} has no subject '{label.Subject}'.", Nearest.Suggest(label.Subject, names))];
    }

    // A label may be about a dataset of another project, or one whose result files have a name of their own.
    private IEnumerable<Problem> InspectDataset(CalibrationLabel label, IDataset dataset)
    {
        string[] known = [.. datasets.Keys.Append(dataset.Name).Distinct(StringComparer.OrdinalIgnoreCase)];
        return Nearest.IsSlip(label.Dataset, known)
            ? [new Problem(label.Where, $"there is no dataset '{label.Dataset}'.", Nearest.Suggest(label.Dataset, known))]
            : [];
    }
}
