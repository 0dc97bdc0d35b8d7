namespace ModelTest.OpenAI.Flow;

/// <summary>How one attempt at a request ended.</summary>
internal enum AttemptKind
{
    /// <summary>A reply for the caller: a success, or an error of this one item.</summary>
    Answered,

    /// <summary>The server asks for less at a time.</summary>
    Overloaded,

    /// <summary>The request went wrong in a way that may not come again.</summary>
    Failed,

    /// <summary>There is no server at the address for now.</summary>
    Unreachable,

    /// <summary>No request of this run can succeed.</summary>
    Refused,
}
