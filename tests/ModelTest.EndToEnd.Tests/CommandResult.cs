namespace ModelTest.EndToEnd.Tests;

/// <summary>What a command left.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it printed, standard error after standard output.</param>
internal sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>Asserts that the run was green.</summary>
    public CommandResult Green()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}:\n{Output}");
        return this;
    }

    /// <summary>Asserts that the run was red and says all of this.</summary>
    public CommandResult Red(params string[] texts)
    {
        Assert.True(ExitCode == 1, $"exit code {ExitCode}:\n{Output}");
        Assert.All(texts, text => Assert.True(Output.Contains(text, StringComparison.Ordinal), $"'{text}' is not in:\n{Output}"));
        return this;
    }
}
