using DiffEngine;
using ModelTest.Problems;

namespace ModelTest.Snapshots;

/// <summary>Where snapshots are compared: a person's machine, where a difference opens in a diff tool, or a build server, which changes nothing.</summary>
internal sealed record SnapshotHost
{
    /// <summary>Whether this is a build server: nothing is opened there, and nothing accepted.</summary>
    public bool IsBuildServer { get; init; }

    /// <summary>Opens a received and a verified file in the diff tool.</summary>
    public Func<string, string, Task> Open { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Closes the diff tool where it shows the two files.</summary>
    public Action<string, string> Close { get; init; } = (_, _) => { };

    /// <summary>This machine.</summary>
    public static SnapshotHost Current { get; } = new()
    {
        IsBuildServer = IsServer(Environment.GetEnvironmentVariable("CI")) || BuildServerDetector.Detected,
        Open = (received, verified) => DiffRunner.LaunchForTextAsync(received, verified),
        Close = DiffRunner.Kill,
    };

    /// <summary>Whether the variable <c>CI</c> says so; DiffEngine does not look at it.</summary>
    /// <param name="variable">The variable's value, if it is set.</param>
    internal static bool IsServer(string? variable) =>
        !string.IsNullOrEmpty(variable) && variable is not "0" && !variable.Equals("false", StringComparison.OrdinalIgnoreCase);

    /// <summary>Does something with the snapshots' files; errors of the disk become an <see cref="InputException"/> that names the path.</summary>
    internal static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"the snapshot cannot be read or written: {e.Message}", "free space or rights there, or set snapshots.check to never.", e);
        }
    }
}
