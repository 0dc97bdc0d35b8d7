namespace ModelTest.Tests.Servers.Wire;

/// <summary>A request that the server refuses.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">What is wrong.</param>
/// <param name="type">The error's type, as the real server names it.</param>
/// <param name="code">The error's code; null where the real server gives the status.</param>
internal sealed class WireException(int status, string message, string type, string? code = null) : Exception(message)
{
    public int Status => status;

    public string Type => type;

    public string? Code => code;
}
