using System.Collections.Concurrent;
using PuppeteerSharp;

namespace ModelTest.Tests;

/// <summary>A page in the browser, with what it said and what it asked for.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> complaints = [];
    private readonly ConcurrentQueue<string> requests = [];

    internal OpenPage(IPage page)
    {
        Page = page;
        page.Console += (_, e) => complaints.Enqueue($"{e.Message.Type}: {e.Message.Text}");
        page.PageError += (_, e) => complaints.Enqueue(e.Message);
        page.Dialog += (_, e) => complaints.Enqueue($"dialog: {e.Dialog.Message}");
        page.Request += (_, e) => requests.Enqueue(e.Request.Url);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What it wrote to the console, and what was thrown in it.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>What it asked for, itself included.</summary>
    public IReadOnlyCollection<string> Requests => requests;

    /// <summary>The text that says how many items are shown.</summary>
    public Task<string> CountAsync() => Page.EvaluateExpressionAsync<string>("document.getElementById('count').textContent");

    /// <summary>Waits until so many items are shown.</summary>
    public Task WaitForCountAsync(string count) =>
        Page.WaitForFunctionAsync("count => document.getElementById('count').textContent === count", new WaitForFunctionOptions { Timeout = 20_000 }, count);

    /// <summary>How many elements there are.</summary>
    public Task<int> HowManyAsync(string selector) => Page.EvaluateFunctionAsync<int>("s => document.querySelectorAll(s).length", selector);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Page.CloseAsync();
}
