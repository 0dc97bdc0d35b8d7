using System.CommandLine;

namespace ModelTest.Tool;

/// <summary>A command whose own help says more than the list of all commands, which shows its first paragraph.</summary>
/// <param name="name">The command's name.</param>
/// <param name="about">What it does, in paragraphs; the last has examples.</param>
internal sealed class DetailedCommand(string name, string about) : Command(name, about.Split("\n\n")[0])
{
    /// <summary>Makes its help say all.</summary>
    public void ShowAll() => Description = about;
}
