using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ModelTest.Recording;

/// <summary>How the run's JSON files are written.</summary>
internal static class RecordJson
{
    /// <summary>One line per value.</summary>
    public static JsonSerializerOptions Line { get; } = Options(indented: false);

    /// <summary>For files that people open.</summary>
    public static JsonSerializerOptions Document { get; } = Options(indented: true);

    private static JsonSerializerOptions Options(bool indented) => new()
    {
        WriteIndented = indented,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // An impossible continuation has a log-probability of minus infinity.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        // The files are read by people: Chinese stays Chinese. They never go into a page as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
