namespace ModelTest.Datasets.Judged;

/// <summary>Which of two replies the judge sees first (OpenCompass's infer_order).</summary>
public enum GameOrder
{
    /// <summary>Always the baseline.</summary>
    Fixed,

    /// <summary>By the shuffles of Python's generator with the seed 666, as in OpenCompass.</summary>
    Random,

    /// <summary>Both, in two games: all items with the baseline first, then all items with the model first.</summary>
    Double,
}
