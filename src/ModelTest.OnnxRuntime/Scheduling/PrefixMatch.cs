namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>What the prefix tree has of a sequence's tokens.</summary>
/// <param name="Node">The deepest node whose blocks are shared; give it to <see cref="PrefixTree.Release"/> later.</param>
/// <param name="Source">The block that begins with the tokens after the shared ones, to be copied; -1 when there is none.</param>
/// <param name="Rows">How many rows of it to copy.</param>
/// <param name="RowsSoon">How many there will be when the step in the making has been computed; at least <paramref name="Rows"/>.</param>
internal readonly record struct PrefixMatch(PrefixNode Node, int Source, int Rows, int RowsSoon);
