using ModelTest.Problems;

namespace ModelTest.Datasets.Judged;

/// <summary>A file with the items of all subjects; read once, when something about it is first asked for.</summary>
/// <typeparam name="TItem">The items.</typeparam>
internal sealed class ItemFile<TItem>
    where TItem : Item
{
    private readonly string key;
    private readonly string path;
    private readonly Lazy<(ILookup<string, TItem> Items, IReadOnlyList<Problem> Problems)> data;

    /// <summary>A file.</summary>
    /// <param name="key">The key of the configuration that names it, such as <c>datasets.mtbench</c>.</param>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads its items in order; throws <see cref="InputException"/> for all that is wrong.</param>
    /// <param name="subject">The name of an item's subject.</param>
    public ItemFile(string key, string path, Func<string, IReadOnlyList<TItem>> read, Func<TItem, string> subject)
    {
        this.key = key;
        this.path = path;
        data = new(() =>
        {
            try
            {
                return (read(path).ToLookup(subject, StringComparer.Ordinal), []);
            }
            catch (InputException e)
            {
                return (Array.Empty<TItem>().ToLookup(subject), e.Problems);
            }
        });
    }

    /// <summary>How many items it has; null: it cannot be read.</summary>
    public int? Count => data.Value.Problems.Count > 0 ? null : data.Value.Items.Sum(subject => subject.Count());

    /// <summary>What is wrong with the file, or that it has no items of the subject.</summary>
    /// <param name="subject">The subject.</param>
    public IReadOnlyList<Problem> Inspect(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var (items, problems) = data.Value;
        return problems.Count > 0 || items.Contains(subject.Name) ? problems :
        [
            new Problem(path, $"it has nothing of '{subject.Name}'.", $"copy it again from the original, or name what it has in {key}.subjects."),
        ];
    }

    /// <summary>The subject's items in the file's order.</summary>
    /// <param name="subject">The subject.</param>
    /// <exception cref="InputException">The file is wrong.</exception>
    public IReadOnlyList<TItem> Read(Subject subject) =>
        Inspect(subject) is { Count: > 0 } problems ? throw new InputException(problems) : [.. data.Value.Items[subject.Name]];
}
