namespace ModelTest.TestLogger;

/// <summary>A row of the table; texts as they are printed, empty where there is nothing to say.</summary>
internal sealed class TableRow
{
    /// <summary>The dataset's name in result files, such as <c>ceval-sample</c>.</summary>
    public string Dataset { get; set; } = "";

    /// <summary>The subject, the test that could not be run, or the name of a group's row.</summary>
    public string Subject { get; set; } = "";

    /// <summary>How many items were scored.</summary>
    public string Items { get; set; } = "";

    /// <summary>Right items of 100, two decimals, as OpenCompass prints them.</summary>
    public string Accuracy { get; set; } = "";

    /// <summary>The 95 % interval of the accuracy.</summary>
    public string Interval { get; set; } = "";

    /// <summary>Items whose reply held no prediction.</summary>
    public string Unparsed { get; set; } = "";

    /// <summary>Items without a reply.</summary>
    public string Errors { get; set; } = "";

    /// <summary>The least accuracy the gate allows.</summary>
    public string Minimum { get; set; } = "";

    /// <summary>What became of the subject's test: <c>pass</c> or <c>fail</c>; empty where no gate was checked.</summary>
    public string Result { get; set; } = "";

    /// <summary>Whether the row is an average over subjects.</summary>
    public bool IsGroup { get; set; }
}
