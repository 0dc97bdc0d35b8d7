namespace ModelTest.Datasets.ArenaHard;

/// <summary>Whose rules find the verdict in a judgement.</summary>
internal enum ArenaHardParsing
{
    /// <summary>Arena-Hard as long as v0.1 was current: all labels in double brackets must be the same.</summary>
    Official,

    /// <summary>OpenCompass: the first label in double brackets.</summary>
    OpenCompass,

    /// <summary>Arena-Hard since v2.0: the last label in double, else single brackets, in any case; <c>A&lt;B</c> is known too.</summary>
    OfficialV2,
}
