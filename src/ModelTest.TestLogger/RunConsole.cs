namespace ModelTest.TestLogger;

/// <summary>Prints a run's table to the console.</summary>
internal static class RunConsole
{
    /// <summary>The file beside a test assembly in which its process names its run's folder for the logger, which is in another process.</summary>
    public const string PointerName = "modeltest.run";

    /// <summary>Prints the table of a run as wide and as colourful as the console allows.</summary>
    /// <param name="folder">The run's folder.</param>
    public static void Print(string folder) => TablePrinter.Print(RunTable.Read(folder), Console.Out, ConsoleSize.Width(), ConsoleSize.HasColour());
}
