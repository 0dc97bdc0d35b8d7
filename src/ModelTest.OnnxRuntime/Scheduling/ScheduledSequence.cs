namespace ModelTest.OnnxRuntime.Scheduling;

/// <summary>A sequence's part in a step.</summary>
/// <param name="Sequence">The sequence.</param>
/// <param name="Positions">The positions whose logits the step gives, in the order of its rows.</param>
internal sealed record ScheduledSequence(Sequence Sequence, IReadOnlyList<int> Positions);
