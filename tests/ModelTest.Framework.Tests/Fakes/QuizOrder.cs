namespace ModelTest.Tests.Fakes;

public enum QuizOrder
{
    FileOrder,
    ByName,
}
