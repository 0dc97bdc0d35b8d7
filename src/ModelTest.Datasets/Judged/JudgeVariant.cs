namespace ModelTest.Datasets.Judged;

/// <summary>Whose prompts, parsing and aggregation are used.</summary>
public enum JudgeVariant
{
    /// <summary>The benchmark's own repository.</summary>
    Official,

    /// <summary>OpenCompass 0.2.4 and later.</summary>
    OpenCompass,
}
