namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Which pieces get a sign for a blank in front.</summary>
internal enum PrependScheme
{
    /// <summary>All.</summary>
    Always,

    /// <summary>The one that a text begins with.</summary>
    First,

    /// <summary>None.</summary>
    Never,
}
