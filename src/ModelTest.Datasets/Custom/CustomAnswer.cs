namespace ModelTest.Datasets.Custom;

/// <summary>How a file names the right one of several choices.</summary>
internal enum CustomAnswer
{
    /// <summary>A letter, A for the first.</summary>
    Letter,

    /// <summary>A number, 0 for the first.</summary>
    Index,

    /// <summary>Its text.</summary>
    Text,
}
