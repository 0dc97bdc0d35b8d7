namespace ModelTest.Packages.Tests.Users;

/// <summary>
/// An empty folder outside the repository in which someone installs the template and makes a suite. The packages come from artifacts/packages, what
/// they need from the folder that this repository was restored from, and nothing is left behind on the machine.
/// </summary>
public sealed class UserFolder : IDisposable
{
    // Segments of a name that are no C# names.
    public const string Name = "2nd-evals.new";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly TemporaryFolder folder = new();
    private readonly Lazy<Task<CommandResult>> made;
    private readonly Lazy<Task<CommandResult>> tested;

    public UserFolder()
    {
        made = new(MakeAsync);
        tested = new(async () =>
        {
            (await made.Value).Green();
            return await RunAsync(Name, "test");
        });
        folder.Write("nuget.config", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <configuration>
              <packageSources><clear /><add key="packed" value="{PackedFolder.Path}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="restored" value="{Restored}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>Where this repository's own restoring put packages.</summary>
    private static string Restored =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
            ? named : Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The full path of a name in the folder.</summary>
    public string this[string relative] => folder[relative];

    /// <summary>'dotnet new install' and 'dotnet new modeltest', once for all tests.</summary>
    internal Task<CommandResult> MadeAsync() => Once(made);

    /// <summary>'dotnet test' in the new project, once for all tests.</summary>
    internal Task<CommandResult> TestedAsync() => Once(tested);

    /// <summary>Runs a command of 'dotnet' as this user.</summary>
    /// <param name="where">The folder, relative to the user's.</param>
    /// <param name="arguments">What follows 'dotnet'.</param>
    internal Task<CommandResult> RunAsync(string where, params string[] arguments) => RunAsync(where, "home", arguments);

    /// <summary>Runs a command of 'dotnet' with a home folder.</summary>
    /// <param name="where">The folder, relative to the user's.</param>
    /// <param name="home">The home folder, where templates are installed.</param>
    /// <param name="arguments">What follows 'dotnet'.</param>
    internal Task<CommandResult> RunAsync(string where, string home, string[] arguments) =>
        CommandLine.RunAsync(
            Directory.CreateDirectory(folder[where]).FullName,
            arguments,
            [
                "DOTNET_CLI_HOME=" + folder[home], "NUGET_PACKAGES=" + folder["packages"], "DOTNET_CLI_TELEMETRY_OPTOUT=1",
                "DOTNET_GENERATE_ASPNET_CERTIFICATE=false", "DOTNET_CLI_UI_LANGUAGE=en",
            ],
            Limit);

    public void Dispose() => folder.Dispose();

    private static Task<CommandResult> Once(Lazy<Task<CommandResult>> command)
    {
        PackedFolder.NeedAll();
        return command.Value;
    }

    private async Task<CommandResult> MakeAsync()
    {
        using var templates = PackedFolder.Open("ModelTest.Templates");
        (await RunAsync(".", "new", "install", templates.File)).Green();
        return await RunAsync(".", "new", "modeltest", "-o", Name);
    }
}
