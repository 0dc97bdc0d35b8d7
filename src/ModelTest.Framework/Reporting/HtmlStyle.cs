namespace ModelTest.Reporting;

/// <summary>The style sheet of report.html.</summary>
internal static class HtmlStyle
{
    public const string Sheet =
        """
        :root { color-scheme: light dark; --ink: #1f2328; --quiet: #656d76; --page: #fff; --soft: #f6f8fa; --line: #d8dee4;
          --right: #1a7f37; --wrong: #bc4c00; --lost: #8250df; --bad: #cf222e; --bar: #54aeff; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --quiet: #8d96a0; --page: #0d1117; --soft: #161b22; --line: #30363d;
          --right: #3fb950; --wrong: #db6d28; --lost: #a371f7; --bad: #f85149; --bar: #1f6feb; } }
        body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, "Noto Sans CJK SC", sans-serif; }
        main { max-width: 76rem; margin: 0 auto; padding: 1.5rem; }
        h1 { font-size: 1.6rem; margin: 0 0 .5rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
        a { color: inherit; } .quiet { color: var(--quiet); font-size: .9em; margin: .25rem 0; font-weight: normal; }
        .tiles { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; margin: 1rem 0; list-style: none; }
        .tiles li { background: var(--soft); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem 1rem; }
        .tiles b { display: block; font-size: 1.4rem; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; font-size: .9em; }
        dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
        .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
        th { color: var(--quiet); font-weight: 600; white-space: nowrap; } .n { text-align: right; }
        .group td { font-weight: 600; background: var(--soft); }
        .bar { position: relative; width: 9rem; height: 1rem; margin-top: .25rem; background: var(--soft); border-radius: .2rem; }
        .bar i { position: absolute; inset: 0 auto 0 0; background: var(--bar); border-radius: .2rem; }
        .bar s { position: absolute; top: 50%; border-top: 2px solid var(--ink); }
        .bar u { position: absolute; inset: 0 auto 0 auto; border-left: 2px solid var(--bad); }
        .pass, .correct .outcome, .tiles .correct b { color: var(--right); } .fail, .error .outcome, .tiles .error b { color: var(--bad); }
        .wrong .outcome, .tiles .wrong b { color: var(--wrong); } .unparsed .outcome, .tiles .unparsed b { color: var(--lost); }
        details { margin: .5rem 0; } summary { cursor: pointer; font-weight: 600; padding: .25rem 0; } .turns { margin-left: 1rem; }
        pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: .25rem 0;
          padding: .4rem .6rem; background: var(--soft); border-radius: .3rem; }
        pre.assistant { margin-left: 2rem; } pre.reply { border-left: 3px solid var(--bar); } .error pre.reply { border-color: var(--bad); }
        :has(#lost:checked) tr.correct { display: none; }

        """;
}
