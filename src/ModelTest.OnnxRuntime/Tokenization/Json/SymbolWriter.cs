namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Writes symbols down, with the unknown token for those that have none.</summary>
/// <param name="buffer">Gets the symbols.</param>
/// <param name="unknown">The unknown token's id; negative when there is none.</param>
/// <param name="fuses">Whether a run of unknown ones is one symbol.</param>
internal ref struct SymbolWriter(Span<int> buffer, int unknown, bool fuses)
{
    private readonly Span<int> buffer = buffer;
    private int count;
    private bool isPending;

    /// <summary>Adds a symbol; a negative one is unknown.</summary>
    public void Add(int id)
    {
        if (id >= 0)
        {
            Flush();
            buffer[count++] = id;
        }
        else if (unknown >= 0)
        {
            if (!fuses)
            {
                Flush();
            }
            isPending = true;
        }
    }

    /// <summary>Adds a byte of a character without a symbol. An unknown one before it comes after it: so Hugging Face's does.</summary>
    public void AddByte(int id) => buffer[count++] = id;

    /// <summary>How many symbols there are in the end.</summary>
    public int Finish()
    {
        Flush();
        return count;
    }

    private void Flush()
    {
        if (isPending)
        {
            buffer[count++] = unknown;
            isPending = false;
        }
    }
}
