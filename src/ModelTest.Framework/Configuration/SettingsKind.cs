namespace ModelTest.Configuration;

/// <summary>What a source says a value is.</summary>
internal enum SettingsKind
{
    /// <summary>A JSON string.</summary>
    Text,

    /// <summary>A JSON number.</summary>
    Number,

    /// <summary>JSON true or false.</summary>
    Boolean,

    /// <summary>JSON null.</summary>
    Null,

    /// <summary>A JSON array; the children are its entries.</summary>
    List,

    /// <summary>Keys with values.</summary>
    Section,

    /// <summary>Text of a variable or of the build, which may mean any single value or, with commas, a list.</summary>
    Loose,
}
