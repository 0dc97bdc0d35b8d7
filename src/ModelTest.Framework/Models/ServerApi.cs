namespace ModelTest.Models;

/// <summary>How a server is asked.</summary>
public enum ServerApi
{
    /// <summary><c>/v1/chat/completions</c>: turns go to the server, which renders them with its own template.</summary>
    Chat,

    /// <summary><c>/v1/completions</c>: prompts are rendered here, with <see cref="ModelSettings.Template"/>.</summary>
    Completions,
}
