using System.Globalization;
using System.Text.Json;

namespace ModelTest.OnnxRuntime.Checkpoints.Families;

/// <summary>Reads which layers see only the last tokens.</summary>
internal static class SlidingWindows
{
    /// <summary>The key of the window's size.</summary>
    public const string Key = "sliding_window";

    // transformers' default of max_window_layers
    private const int DefaultFullLayers = 28;

    /// <summary>The window's size in tokens, or null when there is none.</summary>
    public static int? Size(JsonFile config) => config.Integer(Key) switch
    {
        null => null,
        > 0 and var size => size,
        { } other => throw config.Wrong(Key, other.ToString(CultureInfo.InvariantCulture), "null, or 1 or more"),
    };

    /// <summary>
    /// Qwen's: none unless <c>use_sliding_window</c>; then the layers that <c>layer_types</c> names, or those from <c>max_window_layers</c> on.
    /// </summary>
    public static IReadOnlyList<int> OfQwen(JsonFile config, int layers)
    {
        if (config.Boolean("use_sliding_window") is not true || Size(config) is not { } size)
        {
            return [];
        }
        var full = config.Integer("max_window_layers") ?? DefaultFullLayers;
        return Types(config, layers) ?? [.. Enumerable.Range(0, layers).Select(i => i >= full ? size : 0)];

        int[]? Types(JsonFile json, int count)
        {
            const string TypesKey = "layer_types";
            if (json.Find(TypesKey) is not { } types)
            {
                return null;
            }
            if (types.ValueKind is not JsonValueKind.Array || types.GetArrayLength() != count)
            {
                throw json.Wrong(TypesKey, types, $"a list of {count} types, one for each layer");
            }
            return [.. types.EnumerateArray().Select(type => (type.ValueKind is JsonValueKind.String ? type.GetString() : null) switch
            {
                "full_attention" => 0,
                "sliding_attention" => size,
                _ => throw json.Wrong(TypesKey, type, "'full_attention' or 'sliding_attention'"),
            })];
        }
    }
}
