using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModelTest.Tests.Servers.Wire;

/// <summary>JSON as Python's servers write it: no letter escaped that need not be.</summary>
internal static class WireJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Bytes(JsonNode body) => Encoding.UTF8.GetBytes(body.ToJsonString(Plain));

    /// <summary>Writes a body with its length.</summary>
    public static async Task WriteAsync(HttpResponse response, JsonNode body, int status = 200)
    {
        var bytes = Bytes(body);
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes);
    }
}
