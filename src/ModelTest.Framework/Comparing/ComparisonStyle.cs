namespace ModelTest.Comparing;

/// <summary>What comparison.html has beside the style sheet of the reports, and its only script.</summary>
internal static class ComparisonStyle
{
    public const string Sheet =
        """
        .note { border-left: 4px solid var(--bad); background: var(--soft); padding: .5rem .75rem; margin: .4rem 0; }
        .matrix td { white-space: nowrap; } .matrix small { display: block; color: var(--quiet); font-weight: normal; }
        .matrix td.up { background: color-mix(in srgb, var(--right) calc(var(--heat) * 1%), transparent); }
        .matrix td.down { background: color-mix(in srgb, var(--bad) calc(var(--heat) * 1%), transparent); }
        .matrix .up small, .matrix .down small { color: inherit; }
        .sure { font-weight: 700; } .narrow { width: auto; }
        .filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: .5rem 0; }
        .filter select, .filter input { font: inherit; color: inherit; background: var(--soft); border: 1px solid var(--line); border-radius: .3rem; padding: .2rem .4rem; }
        .items pre { max-height: 12em; overflow: auto; } .right { color: var(--right); } .not { color: var(--wrong); }

        """;

    // Filters the rows; the numbers of the table do not depend on it.
    public const string Script =
        """
        const rows = [...document.querySelectorAll('tr[data-subject]')];
        const [subject, who, text, count] = ['subject', 'who', 'text', 'count'].map(id => document.getElementById(id));
        const words = rows.map(row => row.textContent.toLowerCase());
        function filter() {
          const [model, change] = who.value.split(':');
          const query = text.value.toLowerCase();
          let shown = 0;
          rows.forEach((row, i) => {
            row.hidden = !((!subject.value || row.dataset.subject === subject.value)
              && (!who.value || row.dataset.changes[model] === change)
              && words[i].includes(query));
            shown += row.hidden ? 0 : 1;
          });
          count.textContent = `${shown} of ${rows.length}`;
        }
        [subject, who].forEach(e => e.addEventListener('change', filter));
        text.addEventListener('input', filter);
        filter();

        """;
}
