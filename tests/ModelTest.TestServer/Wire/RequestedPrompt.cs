namespace ModelTest.Tests.Servers.Wire;

/// <summary>Remembers with a request what it asked, for the server's counts.</summary>
internal static class RequestedPrompt
{
    private static readonly object Prompt = new();
    private static readonly object Done = new();

    public static void Set(HttpContext context, string prompt) => context.Items[Prompt] = prompt;

    /// <summary>Marks the reply as computed.</summary>
    public static void Computed(HttpContext context) => context.Items[Done] = true;

    /// <summary>The prompt, once its reply was computed; else null.</summary>
    public static string? Of(HttpContext context) => context.Items.ContainsKey(Done) ? context.Items[Prompt] as string : null;
}
