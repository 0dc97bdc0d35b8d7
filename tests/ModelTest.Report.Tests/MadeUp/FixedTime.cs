namespace ModelTest.Tests.MadeUp;

/// <summary>A clock that stands still.</summary>
/// <param name="now">What it shows.</param>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => now;
}
