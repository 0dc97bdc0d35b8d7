using ModelTest.Judging;
using ModelTest.Scoring;

namespace ModelTest.Datasets.Judged;

/// <summary>An item and what became of it.</summary>
/// <typeparam name="TItem">The dataset's items.</typeparam>
/// <param name="Item">The item.</param>
/// <param name="Result">The result.</param>
internal sealed record Evaluated<TItem>(TItem Item, ItemResult Result)
    where TItem : Item
{
    /// <summary>A judgement of the item; null: there is none of that name.</summary>
    /// <param name="name">Its name.</param>
    public Judgement? Judgement(string name) => Result.Judgements.FirstOrDefault(j => j.Name == name);
}
