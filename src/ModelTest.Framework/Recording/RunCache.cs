namespace ModelTest.Recording;

/// <summary>What the cache of replies was good for, in run.json.</summary>
/// <param name="Hits">Questions that were answered from it.</param>
/// <param name="Misses">Questions that models and judges were asked.</param>
/// <param name="Damaged">Those of the misses whose answer was there and could not be read.</param>
internal sealed record RunCache(int Hits, int Misses, int Damaged);
