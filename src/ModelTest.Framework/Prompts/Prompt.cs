namespace ModelTest.Prompts;

/// <summary>A chat prompt: the turns before the reply. Shots are earlier user and assistant turns.</summary>
/// <param name="Turns">The turns in order; at least one.</param>
public sealed record Prompt(IReadOnlyList<Turn> Turns)
{
    /// <summary>A prompt of one user turn.</summary>
    /// <param name="text">The user's text.</param>
    public static Prompt FromUser(string text) => new([new Turn(Role.User, text)]);

    /// <summary>The same prompt with an assistant turn at its end.</summary>
    /// <param name="reply">The assistant's text.</param>
    public Prompt WithReply(string reply) => new([.. Turns, new Turn(Role.Assistant, reply)]);

    /// <summary>The same prompt with a user turn at its end.</summary>
    /// <param name="text">The user's text.</param>
    public Prompt WithUser(string text) => new([.. Turns, new Turn(Role.User, text)]);
}
