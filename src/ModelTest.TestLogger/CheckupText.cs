using Microsoft.VisualStudio.TestPlatform.ObjectModel;

namespace ModelTest.TestLogger;

/// <summary>What the tests of a check-up (<c>--filter Doctor</c>) wrote: VSTest shows no output of tests that pass, and a check-up is there to be read.</summary>
internal sealed class CheckupText
{
    private const string Trait = "Doctor";

    private readonly SortedList<(int Rank, string Name), string> texts = [];

    /// <summary>Takes a test's result; those of other tests are left alone.</summary>
    /// <param name="result">The result.</param>
    public void Add(TestResult result)
    {
        var part = result.TestCase.Traits.FirstOrDefault(t => t.Name == Trait)?.Value;
        var output = string.Concat(result.Messages.Where(m => m.Category == TestResultMessage.StandardOutCategory).Select(m => m.Text)).Trim();
        if (part is not null && output.Length > 0)
        {
            lock (texts)
            {
                texts[(part switch { "model" => 0, "judge" => 1, _ => 2 }, part)] = output;
            }
        }
    }

    /// <summary>Writes what was taken.</summary>
    /// <param name="output">Takes the text.</param>
    public void Print(TextWriter output)
    {
        lock (texts)
        {
            foreach (var text in texts.Values)
            {
                output.WriteLine();
                output.WriteLine(text);
            }
        }
    }
}
