namespace ModelTest.Configuration;

/// <summary>The strings round a turn as they stand in <c>templates.{name}.{role}</c>.</summary>
internal sealed class TurnSection
{
    public string Begin { get; set; } = "";

    public string End { get; set; } = "";
}
