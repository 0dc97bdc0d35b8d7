namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>Two elements of 16 bits in one integer, the first in the lower half. On a GPU only.</summary>
internal interface IElementPair
{
    /// <summary>The first element.</summary>
    float First(int pair);

    /// <summary>The second element.</summary>
    float Second(int pair);

    /// <summary>Two elements, rounded to the nearest, ties to even.</summary>
    int Pack(float first, float second);
}
