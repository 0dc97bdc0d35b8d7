using ModelTest.Datasets;

namespace ModelTest.Tests.Examples;

internal sealed record LettersItem(string Id, string Tone, string Task) : Item(Id);
