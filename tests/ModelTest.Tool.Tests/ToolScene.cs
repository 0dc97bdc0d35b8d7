using System.Globalization;
using ModelTest.Snapshots;
using ModelTest.Tests;

namespace ModelTest.Tool.Tests;

/// <summary>A folder that the command runs in, and what it writes.</summary>
internal sealed class ToolScene : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Folder => folder.Path;

    public Dictionary<string, string> Variables { get; } = [];

    public int? Width { get; init; }

    public bool IsBuildServer { get; init; }

    public string this[string relative] => folder[relative];

    public string Write(string relative, string text) => folder.Write(relative, text);

    /// <summary>Runs the command.</summary>
    public async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var host = new ToolHost
        {
            Folder = Folder,
            Output = output,
            Error = error,
            Variables = Variables,
            Width = Width,
            Machine = new SnapshotHost { IsBuildServer = IsBuildServer },
        };
        var code = await ToolCommand.RunAsync(arguments, host, TestContext.Current.CancellationToken);
        return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    public void Dispose() => folder.Dispose();
}
