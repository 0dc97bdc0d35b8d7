namespace ModelTest.Problems;

/// <summary>Something wrong with an input from outside, told so that a person can mend it at once.</summary>
/// <param name="Where">The place: a file (with line or key), a variable, a URL.</param>
/// <param name="What">What is wrong there, with the value found.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record Problem(string Where, string What, string Fix)
{
    /// <summary>The problem as one paragraph: place, what, fix.</summary>
    public override string ToString() => $"{Where}: {What} Fix: {Fix}";
}
