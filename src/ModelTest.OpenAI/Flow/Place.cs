namespace ModelTest.OpenAI.Flow;

/// <summary>A place among those that make requests; left when disposed.</summary>
/// <param name="concurrency">Where the place is; null: nowhere.</param>
internal readonly struct Place(AdaptiveConcurrency? concurrency) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => concurrency?.Exit();
}
