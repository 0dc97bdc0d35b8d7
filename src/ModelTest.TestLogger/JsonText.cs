using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ModelTest.TestLogger;

/// <summary>
/// Reads JSON. System.Text.Json is not part of netstandard2.0, and a copy of it could clash with VSTest's; this reader is part of it.
/// </summary>
internal static class JsonText
{
    /// <summary>The document, or null when there is none or it is cut short.</summary>
    /// <param name="json">The text.</param>
    public static XElement? Parse(string json)
    {
        if (json.Length == 0)
        {
            return null;
        }
        try
        {
            using var reader = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(json), XmlDictionaryReaderQuotas.Max);
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
