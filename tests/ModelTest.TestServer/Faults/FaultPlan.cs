namespace ModelTest.Tests.Servers.Faults;

/// <summary>Which completion request meets which fault. Requests are numbered from 0 in the order they arrive, repeated ones anew.</summary>
/// <param name="faultOf">The fault of a request's number; null for none. Called from many threads at once.</param>
public sealed class FaultPlan(Func<long, Fault?> faultOf)
{
    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan None { get; } = new(_ => null);

    /// <summary>The first requests meet these faults, one each, the others none.</summary>
    /// <param name="faults">The faults in order; null lets a request pass.</param>
    public static FaultPlan First(params IReadOnlyList<Fault?> faults) => new(n => n < faults.Count ? faults[(int)n] : null);

    /// <summary>Every request meets the fault.</summary>
    /// <param name="fault">The fault.</param>
    public static FaultPlan Always(Fault fault) => new(_ => fault);

    /// <summary>One request meets the fault.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="fault">The fault.</param>
    public static FaultPlan At(long number, Fault fault) => new(n => n == number ? fault : null);

    /// <summary>A share of the requests meets one of the faults each, drawn by number: the same seed gives the same plan.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="share">The share, 0 to 1.</param>
    /// <param name="faults">The faults, equally likely.</param>
    public static FaultPlan Share(int seed, double share, params IReadOnlyList<Fault> faults) => new(n =>
    {
        var random = new Random(unchecked((seed * 397) ^ (int)n));
        return random.NextDouble() < share ? faults[random.Next(faults.Count)] : null;
    });

    /// <summary>This plan, and another where this one has no fault.</summary>
    /// <param name="other">The other plan.</param>
    public FaultPlan Or(FaultPlan other) => new(n => Of(n) ?? other.Of(n));

    /// <summary>The fault of a request.</summary>
    /// <param name="number">Its number.</param>
    public Fault? Of(long number) => faultOf(number);
}
