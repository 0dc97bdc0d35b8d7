using ModelTest.Models;
using ModelTest.Problems;

namespace ModelTest.OpenAI.Connections;

/// <summary>The key a server is shown. It comes from a variable that the user names, and goes nowhere but into the header.</summary>
internal sealed class ApiKey
{
    private const string OpenAIVariable = "OPENAI_API_KEY";

    private ApiKey(string variable, string value) => (Variable, Value) = (variable, value);

    /// <summary>The variable's name; empty: none was named.</summary>
    public string Variable { get; }

    /// <summary>The key; empty: none is sent.</summary>
    public string Value { get; }

    /// <summary>The key for a server.</summary>
    /// <param name="settings">The model's settings.</param>
    /// <param name="endpoint">The server. OpenAI's own variable is read for OpenAI's own host alone: nobody named it for another.</param>
    public static (ApiKey Key, Problem? Problem) Read(ModelSettings settings, Endpoint endpoint)
    {
        var named = settings.Server.KeyVariable;
        var variable = named.Length > 0 ? named : endpoint.IsOpenAI ? OpenAIVariable : "";
        var value = variable.Length > 0 ? Environment.GetEnvironmentVariable(variable)?.Trim() ?? "" : "";
        var key = new ApiKey(variable, value);
        if (named.Length > 0 && value.Length == 0)
        {
            return (key, new Problem("model.server.key_variable", $"the variable {named} is not set.", $"set {named} to the server's key."));
        }
        if (value.Any(c => c is < '!' or > '~'))
        {
            return (key, new Problem(
                named.Length > 0 ? "model.server.key_variable" : variable,
                $"the variable {variable} holds characters that no key has.",
                "set it to the key alone, without quotes or line breaks."));
        }
        return (key, null);
    }
}
