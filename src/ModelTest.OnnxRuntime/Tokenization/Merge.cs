namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>What two neighbouring symbols become.</summary>
/// <param name="Piece">The id of the merged piece.</param>
/// <param name="Rank">0 for the highest score; equal scores have equal ranks. <see cref="None"/> when there is no such piece.</param>
internal readonly record struct Merge(int Piece, int Rank)
{
    /// <summary>The rank of symbols that do not merge.</summary>
    public const int None = int.MaxValue;
}
