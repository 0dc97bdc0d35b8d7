namespace ModelTest.Datasets.AlignBench;

/// <summary>How ratings are read out of a judge's reply.</summary>
internal enum AlignBenchParsing
{
    /// <summary>AlignBench's judge.py.</summary>
    Official,

    /// <summary>OpenCompass's judge type general: line breaks are removed first, and unknown dimensions or ratings over 10 drop the reply.</summary>
    General,

    /// <summary>
    /// OpenCompass's judge type general_plus, and the dict postprocessor of its later versions: line breaks stay, and a reply without braces is
    /// searched for the names of dimensions.
    /// </summary>
    GeneralPlus,

    /// <summary>
    /// The benchmark's rule without its slips: digits after a point count, line breaks and double quotes do no harm, and ratings that are not
    /// from 1 to 10 drop the reply.
    /// </summary>
    Corrected,
}
