namespace ModelTest.OnnxRuntime.Execution;

/// <summary>Addresses, or offsets, of a step's small tensors.</summary>
internal sealed record StepPlaces
{
    // cudaMalloc's alignment, which ONNX Runtime's kernels may count on.
    private const int Alignment = 256;

    /// <summary>long[T].</summary>
    public nint Ids { get; init; }

    /// <summary>int[B + 1].</summary>
    public nint Starts { get; init; }

    /// <summary>int[B].</summary>
    public nint Past { get; init; }

    /// <summary>int[B, width].</summary>
    public nint Table { get; init; }

    /// <summary>long[R].</summary>
    public nint Rows { get; init; }

    /// <summary>long[R, asked].</summary>
    public nint Asked { get; init; }

    /// <summary>float[R, top], an output.</summary>
    public nint Top { get; init; }

    /// <summary>long[R, top], an output.</summary>
    public nint TopIds { get; init; }

    /// <summary>float[R, asked], an output.</summary>
    public nint AskedScores { get; init; }

    /// <summary>Bytes of all inputs.</summary>
    public long InputSize { get; init; }

    /// <summary>Bytes of all outputs.</summary>
    public long OutputSize { get; init; }

    /// <summary>Offsets for a shape.</summary>
    public static StepPlaces Of(StepShape shape)
    {
        var end = 0L;
        var inputs = new StepPlaces
        {
            Ids = Next(sizeof(long), shape.Tokens),
            Starts = Next(sizeof(int), shape.Sequences + 1L),
            Past = Next(sizeof(int), shape.Sequences),
            Table = Next(sizeof(int), (long)shape.Sequences * shape.Width),
            Rows = Next(sizeof(long), shape.Rows),
            Asked = Next(sizeof(long), (long)shape.Rows * shape.Asked),
            InputSize = end,
        };
        end = 0;
        return inputs with
        {
            Top = Next(sizeof(float), (long)shape.Rows * shape.Top),
            TopIds = Next(sizeof(long), (long)shape.Rows * shape.Top),
            AskedScores = Next(sizeof(float), (long)shape.Rows * shape.Asked),
            OutputSize = end,
        };

        nint Next(int size, long count)
        {
            var place = end;
            end += (size * count + Alignment - 1) / Alignment * Alignment;
            return (nint)place;
        }
    }

    /// <summary>The addresses in memory that begins here.</summary>
    public StepPlaces At(nint inputs, nint outputs) => this with
    {
        Ids = inputs + Ids,
        Starts = inputs + Starts,
        Past = inputs + Past,
        Table = inputs + Table,
        Rows = inputs + Rows,
        Asked = inputs + Asked,
        Top = outputs + Top,
        TopIds = outputs + TopIds,
        AskedScores = outputs + AskedScores,
    };
}
