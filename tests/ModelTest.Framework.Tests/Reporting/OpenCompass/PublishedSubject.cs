namespace ModelTest.Tests.Reporting.OpenCompass;

internal sealed record PublishedSubject(string Name, string Group, bool IsHard, double Score);
