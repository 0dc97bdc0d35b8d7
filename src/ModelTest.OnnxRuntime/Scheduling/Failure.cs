namespace ModelTest.OnnxRuntime.Scheduling;

internal static class Failure
{
    /// <summary>Ends a task as failed, or as cancelled when that is what happened.</summary>
    public static void Set<T>(TaskCompletionSource<T> completion, Exception error)
    {
        if (error is OperationCanceledException cancelled)
        {
            completion.TrySetCanceled(cancelled.CancellationToken);
        }
        else
        {
            completion.TrySetException(error);
        }
    }
}
