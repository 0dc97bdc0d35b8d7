using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using TestResult = Microsoft.VisualStudio.TestPlatform.ObjectModel.TestResult;

namespace ModelTest.TestLogger.Tests;

public sealed class CheckupTextTests
{
    [Fact]
    public void Print_PartsInAnyOrder_GivesTheModelFirst()
    {
        var text = new CheckupText();
        text.Add(Result("ceval", "doctor / ceval\nok\n"));
        text.Add(Result("judge", "doctor / judge\nok"));
        text.Add(Result("model", "doctor / model\nok"));
        using var output = new StringWriter { NewLine = "\n" };

        text.Print(output);

        Assert.Equal("\ndoctor / model\nok\n\ndoctor / judge\nok\n\ndoctor / ceval\nok\n", output.ToString());
    }

    [Fact]
    public void Print_OtherTests_AreLeftOut()
    {
        var text = new CheckupText();
        text.Add(Result(null, "something"));
        using var output = new StringWriter();

        text.Print(output);

        Assert.Empty(output.ToString());
    }

    private static TestResult Result(string? part, string output)
    {
        var test = new TestCase("Tests.DoctorTests.Check", new Uri("executor://x"), "x.dll");
        if (part is not null)
        {
            test.Traits.Add("Doctor", part);
        }
        var result = new TestResult(test);
        result.Messages.Add(new TestResultMessage(TestResultMessage.StandardOutCategory, output));
        return result;
    }
}
