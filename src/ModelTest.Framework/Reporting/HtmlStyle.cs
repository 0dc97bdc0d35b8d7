using System.Reflection;

namespace ModelTest.Reporting;

/// <summary>Style sheets and scripts of the HTML pages. They are files of their own beside this one, and part of the assembly.</summary>
internal static class HtmlStyle
{
    /// <summary>The style sheet of every page: colours, light and dark, type, tables, bars.</summary>
    public static string Sheet { get; } = Read("page.css");

    /// <summary>The style sheet of the items of report.html.</summary>
    public static string Items { get; } = Read("items.css");

    /// <summary>The script of every page: the switch between light and dark.</summary>
    public static string Script { get; } = Read("theme.js");

    /// <summary>The scripts of the items of report.html.</summary>
    public static string ItemScript { get; } = string.Concat(Read("diff.js"), Read("detail.js"), Read("items.js"));

    // A browser hashes a page's text with line feeds, whatever the file had.
    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("ModelTest.Reporting.Html." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
