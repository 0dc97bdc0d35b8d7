using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace ModelTest.Reporting;

/// <summary>
/// Writes an HTML page that needs nothing from anywhere. Whatever is put into a text is encoded, so that no reply can become part of the page, and
/// its Content-Security-Policy lets no style, script or address be used but those that <see cref="Begin"/> was given.
/// </summary>
/// <param name="output">Where to.</param>
internal sealed class HtmlPage(TextWriter output)
{
    private static readonly Encoder Encoding = new();

    /// <summary>Writes markup; its holes are encoded, numbers by invariant culture.</summary>
    public void Write(FormattableString markup) => output.Write(markup.ToString(Encoding));

    /// <summary>Writes markup without holes.</summary>
    public void Raw(string markup) => output.Write(markup);

    /// <summary>Writes the head, and opens the body with its switch between light and dark. Styles in attributes are not let through.</summary>
    /// <param name="title">The page's title.</param>
    /// <param name="sheet">What it has besides <see cref="HtmlStyle.Sheet"/>.</param>
    /// <param name="script">What it has besides <see cref="HtmlStyle.Script"/>.</param>
    public void Begin(string title, string sheet = "", string script = "")
    {
        var (style, code) = ($"\n{HtmlStyle.Sheet}{sheet}", $"\n{HtmlStyle.Script}{script}");
        Raw(
            $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{Hash(style)}'; script-src '{Hash(code)}'; base-uri 'none'; form-action 'none'">
            <meta name="color-scheme" content="light dark">

            """);
        Write($"<title>{title}</title>\n");
        Raw($"<style>{style}</style>\n<script>{code}</script></head>\n<body>\n");
        Raw("<button type=\"button\" id=\"theme\" hidden>Dark</button>\n<main>\n");
    }

    /// <summary>Closes the body.</summary>
    public void End() => Raw("</main>\n</body></html>\n");

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private sealed class Encoder : IFormatProvider, ICustomFormatter
    {
        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) =>
            WebUtility.HtmlEncode(arg is IFormattable value ? value.ToString(format, CultureInfo.InvariantCulture) : arg?.ToString() ?? "");
    }
}
