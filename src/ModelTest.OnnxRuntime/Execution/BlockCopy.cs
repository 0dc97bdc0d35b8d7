namespace ModelTest.OnnxRuntime.Execution;

/// <summary>Leading rows of a cache block that another block gets too, in all layers.</summary>
/// <param name="Source">The block that has them.</param>
/// <param name="Target">The block that gets them.</param>
/// <param name="Rows">How many: tokens.</param>
internal readonly record struct BlockCopy(int Source, int Target, int Rows);
