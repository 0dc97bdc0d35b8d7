using ModelTest.Baselines;
using ModelTest.Recording;
using ModelTest.Reporting.Items;

namespace ModelTest.Reporting;

/// <summary>The items in report.html: what the script filters and shows, and their data. Nothing in the data is markup, and none of it is run.</summary>
/// <param name="page">The page.</param>
internal sealed class HtmlItems(HtmlPage page)
{
    /// <summary>A link to items, which the script understands.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="subject">The subject; null: all.</param>
    /// <param name="change">lost or gained; null: all.</param>
    public static string Link(string dataset, string? subject, string? change = null) => "#dataset=" + Uri.EscapeDataString(dataset)
        + (subject is null ? "" : "&subject=" + Uri.EscapeDataString(subject)) + (change is null ? "" : "&change=" + change);

    /// <summary>Writes the section and the data.</summary>
    public void Write(IReadOnlyList<RecordedDataset> datasets, Func<string, BaselineComparison?> comparison)
    {
        page.Raw(
            """
            <section id="items" aria-label="Items"><h2>Items <small id="count" role="status"></small></h2>
            <noscript><p class="quiet">Items need JavaScript. They are in predictions/ beside this file, too.</p></noscript>
            <form class="filters" hidden>
            <input type="search" id="text" placeholder="Search id, prompt, reply, answer, judgement" aria-label="Search items" autocomplete="off" spellcheck="false">
            <select id="subject" aria-label="Subject"></select><select id="change" aria-label="Against the baseline" hidden></select>
            <div id="outcomes" role="group" aria-label="Outcome"></div>
            </form>
            <div id="list"></div><nav id="pages" aria-label="Pages of items"></nav>
            </section>
            <script type="application/json" id="data">
            """);
        page.Raw(ItemData.Of(datasets, comparison));
        page.Raw("</script>\n");
    }
}
