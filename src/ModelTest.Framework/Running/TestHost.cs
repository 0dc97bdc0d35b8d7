namespace ModelTest.Running;

/// <summary>What runs the tests.</summary>
internal static class TestHost
{
    /// <summary>Whether VSTest does, for <c>dotnet test</c> or an IDE: its adapter hands its options over in a file.</summary>
    public static bool IsAutomated => Environment.GetCommandLineArgs().Any(a => a is "-automated" or "@@");
}
