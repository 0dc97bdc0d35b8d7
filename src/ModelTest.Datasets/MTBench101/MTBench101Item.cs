using System.Globalization;

namespace ModelTest.Datasets.MTBench101;

/// <summary>A turn that is judged. The model sees the dialogue's own answers to the turns before it, not those it gave itself.</summary>
/// <param name="Task">One of <see cref="MTBench101Tasks.Names"/>.</param>
/// <param name="Dialogue">The dialogue's id.</param>
/// <param name="History">The turns up to and with this one.</param>
internal sealed record MTBench101Item(string Task, string Dialogue, IReadOnlyList<MTBench101Exchange> History)
    : Item(string.Create(CultureInfo.InvariantCulture, $"{Dialogue}-{History.Count}"))
{
    /// <summary>Which turn of the dialogue it is, from 1.</summary>
    public int Turn => History.Count;
}
