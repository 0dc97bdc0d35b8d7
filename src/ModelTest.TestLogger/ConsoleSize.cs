namespace ModelTest.TestLogger;

/// <summary>What the console that is printed to can show.</summary>
internal static class ConsoleSize
{
    // Wide enough for every column; logs are not broken at a terminal's edge.
    private const int WithoutTerminal = 140;

    /// <summary>The columns of the terminal, or a fixed width where the output goes to a file or a pipe.</summary>
    public static int Width()
    {
        if (Console.IsOutputRedirected)
        {
            return WithoutTerminal;
        }
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : WithoutTerminal;
        }
        catch (IOException)
        {
            return WithoutTerminal;
        }
    }

    /// <summary>Whether to colour: a terminal, and nobody asked for none (no-color.org).</summary>
    public static bool HasColour() => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
}
