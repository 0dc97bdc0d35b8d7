using ModelTest.Datasets;

namespace ModelTest.Tests.Judging;

internal sealed record EssayItem(string Id, string Task) : Item(Id);
