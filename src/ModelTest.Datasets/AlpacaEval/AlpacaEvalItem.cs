namespace ModelTest.Datasets.AlpacaEval;

/// <summary>An instruction of AlpacaEval.</summary>
/// <param name="Index">Its position in the set, from 0; the difficulty that the length-controlled win rate uses goes by it.</param>
/// <param name="Instruction">What the model is asked.</param>
/// <param name="Dataset">Where it is from: helpful_base, koala, oasst, selfinstruct or vicuna.</param>
internal sealed record AlpacaEvalItem(int Index, string Instruction, string Dataset)
    : Item(Index.ToString(System.Globalization.CultureInfo.InvariantCulture));
