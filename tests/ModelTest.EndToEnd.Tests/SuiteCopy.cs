namespace ModelTest.EndToEnd.Tests;

/// <summary>A copy of the suite with its project, snapshots and model, in which a test may change what it likes.</summary>
/// <param name="Root">Its folder, laid out as the repository.</param>
/// <param name="Name">The suite's name.</param>
internal sealed record SuiteCopy(string Root, string Name)
{
    /// <summary>The project file.</summary>
    public string Project => Path.Join(Root, "tests", Name, Name + ".csproj");

    /// <summary>The folder of the model, which is the judge, too.</summary>
    public string Model => Path.Join(Root, "models", "tiny-internlm2");

    /// <summary>The built suite.</summary>
    public string Binaries => Path.Join(Root, "bin");

    /// <summary>A snapshot of AlignBench.</summary>
    /// <param name="subject">The subject.</param>
    public string Snapshot(string subject) =>
        Path.Join(Path.GetDirectoryName(Project), "Snapshots", "alignbench-sample", subject + ".verified.txt");
}
