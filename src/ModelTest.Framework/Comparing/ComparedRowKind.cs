namespace ModelTest.Comparing;

/// <summary>What a row of the matrix is.</summary>
internal enum ComparedRowKind
{
    /// <summary>All subjects of a dataset.</summary>
    Dataset,

    /// <summary>A group of subjects, or a number that the dataset computes.</summary>
    Group,

    /// <summary>A subject.</summary>
    Subject,
}
