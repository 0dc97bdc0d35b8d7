using ModelTest.Problems;
using ModelTest.Recording;

namespace ModelTest.Tool.Commands;

/// <summary>The one run that a person means.</summary>
internal static class OneRun
{
    /// <summary>Its folder.</summary>
    /// <param name="host">Where the command runs.</param>
    /// <param name="named">What was typed.</param>
    /// <exception cref="InputException">It is no run, or several.</exception>
    public static string Of(ToolHost host, string named) => RunFolders.Resolve(host.Resolve(named)) is [var one]
        ? one
        : throw new InputException(host.Resolve(named), "holds several runs.", "name one of them.");
}
