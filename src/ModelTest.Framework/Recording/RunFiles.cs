namespace ModelTest.Recording;

/// <summary>Names of the files in a run's folder.</summary>
internal static class RunFiles
{
    /// <summary>Model, options, versions and totals of the run.</summary>
    public const string Run = "run.json";

    /// <summary>How far a running run is; gone when it is finished.</summary>
    public const string Progress = "progress.json";

    /// <summary>A row per subject.</summary>
    public const string Subjects = "subjects.csv";

    /// <summary>The results in OpenCompass's layout.</summary>
    public const string SummaryCsv = "summary.csv";

    /// <summary>OpenCompass's summary for people.</summary>
    public const string SummaryText = "summary.txt";

    /// <summary>The results for pull requests and job summaries.</summary>
    public const string SummaryMarkdown = "summary.md";

    /// <summary>The results with every item, for a browser.</summary>
    public const string Report = "report.html";

    /// <summary>The folder with a folder per dataset and a file per subject: a line per item.</summary>
    public const string Predictions = "predictions";

    /// <summary>The folder with a folder per judged dataset and a file per subject: a line per reply of the model.</summary>
    public const string Replies = "replies";

    /// <summary>The folder with a folder per judged dataset and a file per subject: a line per call of the judge.</summary>
    public const string Judgements = "judgements";

    /// <summary>The folder with a file per judged dataset: a line per call of the judge for labels that bring their own replies or prompts.</summary>
    public const string Calibration = "calibration";

    /// <summary>The folder with the benchmarks' own tables.</summary>
    public const string Tables = "tables";

    /// <summary>The end of the names of files that are being written.</summary>
    internal const string TemporaryEnd = ".tmp";

    /// <summary>Held open by the process that writes the run.</summary>
    internal const string Lock = ".lock";
}
