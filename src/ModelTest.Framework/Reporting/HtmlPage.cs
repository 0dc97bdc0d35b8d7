using System.Globalization;
using System.Net;

namespace ModelTest.Reporting;

/// <summary>Writes HTML. Whatever is put into a text is encoded, so that no reply can become part of the page.</summary>
/// <param name="output">Where to.</param>
internal sealed class HtmlPage(TextWriter output)
{
    private static readonly Encoder Encoding = new();

    /// <summary>Writes markup; its holes are encoded, numbers by invariant culture.</summary>
    public void Write(FormattableString markup) => output.Write(markup.ToString(Encoding));

    /// <summary>Writes markup without holes, such as a style sheet.</summary>
    public void Raw(string markup) => output.Write(markup);

    private sealed class Encoder : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) =>
            WebUtility.HtmlEncode(arg is IFormattable value ? value.ToString(format, CultureInfo.InvariantCulture) : arg?.ToString() ?? "");
    }
}
