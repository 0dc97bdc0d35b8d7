namespace ModelTest.Tests.Servers.Faults;

/// <summary>What can go wrong with a request.</summary>
public enum FaultKind
{
    /// <summary>Nothing is computed; an error status, see <see cref="Fault.Status"/>.</summary>
    Status,

    /// <summary>503 with llama.cpp's words while it loads a model.</summary>
    Loading,

    /// <summary>The connection is reset before anything is computed.</summary>
    ResetBefore,

    /// <summary>The reply is computed; the connection is reset in the middle of its body.</summary>
    ResetInBody,

    /// <summary>The reply comes whole, after <see cref="Fault.Delay"/>.</summary>
    SlowFirstByte,

    /// <summary>The reply comes in eight pieces, <see cref="Fault.Delay"/> before each.</summary>
    SlowTrickle,

    /// <summary>Status 200 and a body that is no JSON.</summary>
    MalformedJson,

    /// <summary>Status 200 and half of the body, with the length of that half.</summary>
    TruncatedJson,

    /// <summary>Status 200 and a page of HTML, as a proxy's login.</summary>
    Html,

    /// <summary>Status 200 and a reply without choices.</summary>
    EmptyChoices,

    /// <summary>A whole reply that names another model.</summary>
    WrongModel,

    /// <summary>All connections are reset, the port is closed for <see cref="Fault.Delay"/>, then opened again.</summary>
    Restart,

    /// <summary>All connections are reset and the port is closed for good.</summary>
    Death,
}
