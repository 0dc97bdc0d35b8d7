namespace ModelTest.Prompts;

/// <summary>Who speaks in a turn. OpenCompass calls them SYSTEM, HUMAN and BOT.</summary>
public enum Role
{
    /// <summary>Instructions before the conversation.</summary>
    System,

    /// <summary>The person who asks.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,
}
