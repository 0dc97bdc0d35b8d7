using ModelTest.Tests.Servers.Faults;

namespace ModelTest.Tests.Servers;

/// <summary>What a test server serves and how it misbehaves.</summary>
public sealed record TestServerOptions
{
    /// <summary>A checkpoint folder; empty: every reply comes at once from <see cref="Reply"/>, nothing is computed.</summary>
    public string Model { get; init; } = "";

    /// <summary>The reply without a checkpoint, from the last message's text or the prompt.</summary>
    public Func<string, string> Reply { get; init; } = _ => "A";

    /// <summary>Ids that /v1/models lists and requests may name; the first is used in replies to requests that name none.</summary>
    public IReadOnlyList<string> ModelIds { get; init; } = ["tiny-internlm2"];

    /// <summary>Whose manners it has.</summary>
    public ServerDialect Dialect { get; init; } = ServerDialect.OpenAI;

    /// <summary>The most tokens of prompt and reply together; 0: the checkpoint's.</summary>
    public int ContextLength { get; init; }

    /// <summary>Whether fields that the dialect does not have are refused, as OpenAI does; null: as the dialect does.</summary>
    public bool? Strict { get; init; }

    /// <summary>The key that requests must bring; empty: none.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>The port on 127.0.0.1; 0: any free one.</summary>
    public int Port { get; init; }

    /// <summary>What goes wrong with which completion request.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>Whether prompts are remembered with how often each was computed and answered.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>The clock of delays and of Retry-After dates.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
