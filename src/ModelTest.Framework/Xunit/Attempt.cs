namespace ModelTest.Xunit;

/// <summary>Looks things up that discovery can do without.</summary>
internal static class Attempt
{
    /// <summary>What a function gives, or a value in its place when it fails.</summary>
    /// <param name="otherwise">The value to do without it.</param>
    /// <param name="function">The function; its failure is told elsewhere, by the row of the theory that fails of it.</param>
    public static T Or<T>(T otherwise, Func<T> function)
    {
        try
        {
            return function();
        }
#pragma warning disable CA1031 // Discovery must go on whatever an extension or an attribute throws.
        catch (Exception)
#pragma warning restore CA1031
        {
            return otherwise;
        }
    }
}
