using ModelTest.Recording;
using ModelTest.Scoring;
using ModelTest.Tests.MadeUp;
using PuppeteerSharp;

namespace ModelTest.Tests;

/// <summary>One browser and the report of one large run, for all tests of the page.</summary>
public sealed class ReportScene : IAsyncLifetime
{
    /// <summary>The number of the item that tries to run something.</summary>
    public const int Malicious = 4321;

    /// <summary>What it says.</summary>
    public const string Attack =
        "</script><script>window.ran = 1</script><img src=\"http://127.0.0.1:9/x\" onerror=\"window.ran = 2\"><style>body { display: none }</style>\uD83D <!--<script>";

    private readonly TemporaryFolder folder = new();
    private IBrowser? browser;

    /// <summary>The page's address.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The page's size in bytes.</summary>
    public long Size { get; private set; }

    /// <summary>The items in the run.</summary>
    public IReadOnlyList<(string Subject, ItemResult Item)> Items { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is not { } path)
        {
            return;
        }
        var run = new MadeUpRun
        {
            LostRate = 0.02,
            Change = (number, item) => number == Malicious ? item with { Id = "evil-1", Outcome = Outcome.Wrong, Reply = Attack, Prediction = Attack } : item,
        };
        var report = Path.Join(run.Record(folder.Path), RunFiles.Report);
        Items = [.. run.Results(new MadeUpDataset("mmlu", run.Subjects)).SelectMany(s => s.Items.Select(i => (s.Subject.Name, i)))];
        (Address, Size) = (new Uri(report).AbsoluteUri, new FileInfo(report).Length);
        string[] quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
        browser = await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = path,
            Headless = true,
            UserDataDir = Directory.CreateDirectory(folder["browser"]).FullName,
            // Chromium has no sandbox for root.
            Args = Environment.IsPrivilegedProcess ? [.. quiet, "--no-sandbox"] : quiet,
        });
    }

    /// <summary>Opens the page; the test is skipped where there is no browser.</summary>
    /// <param name="hash">What comes after the address.</param>
    /// <param name="scripts">Whether scripts run.</param>
    public async Task<OpenPage> OpenAsync(string hash = "", bool scripts = true)
    {
        Assert.SkipWhen(browser is null, Chromium.Missing);
        var page = new OpenPage(await browser.NewPageAsync());
        await page.Page.SetJavaScriptEnabledAsync(scripts);
        await page.Page.GoToAsync(Address + hash, WaitUntilNavigation.DOMContentLoaded);
        return page;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
            await browser.DisposeAsync();
        }
        folder.Dispose();
    }
}
