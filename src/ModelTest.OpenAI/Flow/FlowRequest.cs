namespace ModelTest.OpenAI.Flow;

/// <summary>What the sender of a request tells the flow control about it; set in <see cref="HttpRequestMessage.Options"/>.</summary>
internal sealed record FlowRequest
{
    /// <summary>Where a request carries it.</summary>
    public static readonly HttpRequestOptionsKey<FlowRequest> Key = new("ModelTest.FlowRequest");

    /// <summary>Tokens that prompt and reply are expected to have; null: a guess from the body's length. Used with a token rate only.</summary>
    public int? EstimatedTokens { get; init; }

    /// <summary>Looks at a successful reply. A fault makes the request be repeated; null: every reply with the right form is taken.</summary>
    public Func<ReadOnlyMemory<byte>, ReplyCheck>? Check { get; init; }
}
