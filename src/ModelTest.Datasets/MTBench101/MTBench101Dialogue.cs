namespace ModelTest.Datasets.MTBench101;

/// <summary>A dialogue.</summary>
/// <param name="Task">One of <see cref="MTBench101Tasks.Names"/>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Exchanges">Its turns.</param>
internal sealed record MTBench101Dialogue(string Task, string Id, IReadOnlyList<MTBench101Exchange> Exchanges) : Item(Id)
{
    /// <summary>The turns that are judged.</summary>
    public IEnumerable<MTBench101Item> Items => Enumerable.Range(1, Exchanges.Count).Skip(Unjudged)
        .Select(turn => new MTBench101Item(Task, Id, [.. Exchanges.Take(turn)]));

    /// <summary>How many turns at the start are not judged.</summary>
    public int Unjudged => MTBench101Tasks.SkipsFirstTurn(Task) ? 1 : 0;
}
