namespace ModelTest.Running.Several;

/// <summary>
/// Lets the tests of one model at a time have the device. A model keeps it while tests of it run; then the one that has waited longest has its turn. No
/// test waits for tests that have not started, so that a test runner may start them in any order, and any number of them at once.
/// </summary>
/// <param name="close">Gives a model back.</param>
internal sealed class ModelTurns(Func<string, Task> close)
{
    private readonly Lock gate = new();
    private readonly List<Waiting> waiting = [];
    private string? current;
    private int active;
    private bool changing;

    /// <summary>Waits for a model's turn; the test is over when what is returned is disposed.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="cancellationToken">Gives waiting up.</param>
    public async Task<IAsyncDisposable> EnterAsync(string model, CancellationToken cancellationToken)
    {
        var own = new Waiting(model);
        lock (gate)
        {
            if (current == model && !changing)
            {
                active++;
                return new Turn(this);
            }
            waiting.Add(own);
        }
        try
        {
            await ChangeAsync().ConfigureAwait(false);
            await own.Ready.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await GiveUpAsync(own).ConfigureAwait(false);
            throw;
        }
        return new Turn(this);
    }

    private async Task GiveUpAsync(Waiting own)
    {
        lock (gate)
        {
            if (waiting.Remove(own))
            {
                return;
            }
        }
        await LeaveAsync().ConfigureAwait(false);
    }

    private async Task LeaveAsync()
    {
        lock (gate)
        {
            active--;
        }
        await ChangeAsync().ConfigureAwait(false);
    }

    private async Task ChangeAsync()
    {
        // Whoever waited may have given up meanwhile; then it is the next one's turn.
        for (var admitted = 0; admitted == 0;)
        {
            string? last;
            string next;
            lock (gate)
            {
                if (active > 0 || changing || waiting.Count == 0)
                {
                    return;
                }
                changing = true;
                (last, next) = (current, waiting[0].Model);
            }
            try
            {
                if (last is not null && last != next)
                {
                    await close(last).ConfigureAwait(false);
                }
            }
            finally
            {
                admitted = Admit(next);
            }
        }
    }

    private int Admit(string model)
    {
        List<Waiting> admitted;
        lock (gate)
        {
            admitted = [.. waiting.Where(w => w.Model == model)];
            waiting.RemoveAll(admitted.Contains);
            (changing, current, active) = (false, model, admitted.Count);
        }
        admitted.ForEach(w => w.Ready.SetResult());
        return admitted.Count;
    }

    private sealed class Waiting(string model)
    {
        public string Model => model;

        public TaskCompletionSource Ready { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Turn(ModelTurns turns) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await turns.LeaveAsync().ConfigureAwait(false);
    }
}
