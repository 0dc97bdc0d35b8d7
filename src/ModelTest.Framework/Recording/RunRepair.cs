namespace ModelTest.Recording;

/// <summary>Makes the folder of an interrupted run fit to go on in.</summary>
internal static class RunRepair
{
    private static readonly string[] Kinds = [RunFiles.Predictions, RunFiles.Replies, RunFiles.Judgements, RunFiles.Calibration];

    private static readonly string[] Reports = [RunFiles.Progress, RunFiles.SummaryCsv, RunFiles.SummaryText, RunFiles.SummaryMarkdown, RunFiles.Report];

    /// <summary>
    /// Cuts lines that were being written when the process died, and takes out files that were, and reports, which come anew at the end.
    /// </summary>
    /// <param name="folder">The run's folder, claimed.</param>
    /// <exception cref="Problems.InputException">The disk does not let it.</exception>
    public static void Repair(string folder) => DiskErrors.Guard(folder, () =>
    {
        foreach (var name in Reports)
        {
            File.Delete(Path.Join(folder, name));
        }
        if (Path.Join(folder, RunFiles.Tables) is var tables && Directory.Exists(tables))
        {
            Directory.Delete(tables, recursive: true);
        }
        Array.ForEach(Directory.GetFiles(folder, "*" + RunFiles.TemporaryEnd), File.Delete);
        foreach (var kind in Kinds.Select(k => Path.Join(folder, k)).Where(Directory.Exists))
        {
            Array.ForEach(Directory.GetFiles(kind, "*" + RunFiles.TemporaryEnd, SearchOption.AllDirectories), File.Delete);
            Array.ForEach(Directory.GetFiles(kind, "*.jsonl", SearchOption.AllDirectories), CutTornLine);
        }
    });

    private static void CutTornLine(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        var block = new byte[16 * 1024];
        var end = stream.Length;
        while (end > 0)
        {
            var start = Math.Max(0, end - block.Length);
            var part = block.AsSpan(0, (int)(end - start));
            stream.Position = start;
            stream.ReadExactly(part);
            if (part.LastIndexOf((byte)'\n') is >= 0 and var last)
            {
                end = start + last + 1;
                break;
            }
            end = start;
        }
        if (end < stream.Length)
        {
            stream.SetLength(end);
        }
    }
}
