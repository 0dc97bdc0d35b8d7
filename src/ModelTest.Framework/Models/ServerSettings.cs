using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace ModelTest.Models;

/// <summary>How a model on a server is asked; section <c>model.server</c>. Only for models whose path is a URL.</summary>
public sealed class ServerSettings
{
    /// <summary>The model's id on the server. Empty: the only one that the server lists.</summary>
    public string Model { get; set; } = "";

    /// <summary>
    /// Name of the environment variable that holds the API key. Empty: <c>OPENAI_API_KEY</c> for <c>https://api.openai.com</c>, no key for any other
    /// host.
    /// </summary>
    public string KeyVariable { get; set; } = "";

    /// <summary>Who renders the prompts: the server (<c>chat</c>) or this side (<c>completions</c>).</summary>
    public ServerApi Api { get; set; }

    /// <summary>Which server it is.</summary>
    public ServerDialect Dialect { get; set; }

    /// <summary>Whether replies are streamed. Replies are the same; a slow one then counts as alive while it grows.</summary>
    public bool Stream { get; set; }

    /// <summary>Fields added to the body of every request, as they are.</summary>
    public JsonObject Body { get; set; } = [];

    /// <summary>A text of the user's that names the weights behind the endpoint, such as a commit. Part of the fingerprint.</summary>
    public string Revision { get; set; } = "";

    /// <summary>Whether U+FFFD is taken out of replies, as OpenCompass's client of LMDeploy does.</summary>
    public bool RemoveReplacementCharacters { get; set; }

    /// <summary>The most requests at once.</summary>
    [Range(1, 4096)]
    public int MaxConcurrency { get; set; } = 64;

    /// <summary>The most requests per second; 0: no limit.</summary>
    [Range(0.0, 1e6)]
    public double RequestsPerSecond { get; set; }

    /// <summary>The most tokens per second, of prompts and replies; 0: no limit.</summary>
    [Range(0.0, 1e9)]
    public double TokensPerSecond { get; set; }

    /// <summary>The longest wait for a connection, in seconds.</summary>
    [Range(0.0, 3600.0, MinimumIsExclusive = true)]
    public double ConnectTimeoutSeconds { get; set; } = 10;

    /// <summary>The longest wait for the first byte of a reply, in seconds.</summary>
    [Range(0.0, 86400.0, MinimumIsExclusive = true)]
    public double FirstByteTimeoutSeconds { get; set; } = 600;

    /// <summary>The longest wait for a whole reply, in seconds.</summary>
    [Range(0.0, 86400.0, MinimumIsExclusive = true)]
    public double ReplyTimeoutSeconds { get; set; } = 1200;

    /// <summary>How often one request is sent again after a failure that may pass.</summary>
    [Range(0, 100)]
    public int Retries { get; set; } = 5;

    /// <summary>How many retries the whole run may take, as a share of its requests, beside a fixed allowance of 100.</summary>
    [Range(0.0, 100.0)]
    public double RetryBudget { get; set; } = 0.2;

    /// <summary>How long a server that went away in the middle of a run is waited for, in seconds.</summary>
    [Range(0.0, 86400.0)]
    public double OutageSeconds { get; set; } = 120;
}
