namespace ModelTest.Datasets.Custom;

/// <summary>Which of several matches of an expression counts.</summary>
internal enum CustomMatch
{
    /// <summary>The first.</summary>
    First,

    /// <summary>The last.</summary>
    Last,
}
