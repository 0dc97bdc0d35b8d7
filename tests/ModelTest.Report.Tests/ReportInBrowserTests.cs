using System.Globalization;
using ModelTest.Scoring;
using PuppeteerSharp;

namespace ModelTest.Tests;

public sealed class ReportInBrowserTests(ReportScene scene, ITestOutputHelper output) : IClassFixture<ReportScene>
{
    private const string Background = "getComputedStyle(document.body).backgroundColor";

    [Fact]
    public async Task Open_LargeRun_ShowsTheFirstRowsAndAsksForNothing()
    {
        await using var page = await scene.OpenAsync();

        // Rows are there when the handlers of DOMContentLoaded end.
        var times = await page.Page.EvaluateExpressionAsync<double[]>(
            "(([n]) => [performance.getEntriesByName('first-paint')[0]?.startTime ?? 0, n.domContentLoadedEventStart, n.domContentLoadedEventEnd])(performance.getEntriesByType('navigation'))");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{scene.Items.Count} items, {scene.Size / 1e6:0.0} MB: first paint after {times[0]:0} ms, read after {times[1]:0} ms, first rows after {times[2]:0} ms"));
        Assert.Equal(100, await page.HowManyAsync(".item"));
        Assert.Equal("14,000 of 14,000", await page.CountAsync());
        Assert.Equal("ModelTest: internlm2-chat-1_8b", await page.Page.GetTitleAsync());
        Assert.Empty(page.Complaints);
        Assert.Equal([scene.Address], page.Requests);
    }

    [Fact]
    public async Task Filter_ByOutcome_ShowsThoseItems()
    {
        await using var page = await scene.OpenAsync();

        await page.Page.ClickAsync("#outcomes [data-outcome=unparsed]");

        var count = scene.Items.Count(i => i.Item.Outcome == Outcome.Unparsed);
        Assert.Equal($"{count} of 14,000", await page.CountAsync());
        Assert.Equal(100, await page.HowManyAsync(".item > summary > .badge.unparsed"));
        await page.Page.EvaluateExpressionAsync("document.querySelector('#pages button:last-child').click()");
        Assert.Equal(Math.Min(100, count - 100), await page.HowManyAsync(".item > summary > .badge.unparsed"));
        Assert.Contains("outcome=unparsed&page=1", page.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_BySubject_ShowsThoseItems()
    {
        await using var page = await scene.OpenAsync();

        var value = await page.Page.EvaluateExpressionAsync<string>("[...document.querySelectorAll('#subject option')].find(o => o.textContent === 'mmlu / subject_7').value");
        await page.Page.SelectAsync("#subject", value);

        Assert.Equal($"{scene.Items.Count(i => i.Subject == "subject_7")} of 14,000", await page.CountAsync());
        Assert.Equal("subject_7 #1", await page.Page.EvaluateExpressionAsync<string>("document.querySelector('.item .where').textContent"));
    }

    [Fact]
    public async Task Filter_ByText_FindsPromptsAndRepliesWhateverTheCase()
    {
        await using var page = await scene.OpenAsync();
        const string Words = "theory cell";
        var count = scene.Items.Count(i => i.Item.Prompt!.Turns[^1].Text.Contains(Words, StringComparison.OrdinalIgnoreCase));

        await page.Page.TypeAsync("#text", "Theory CELL");
        await page.WaitForCountAsync($"{count.ToString("#,0", CultureInfo.InvariantCulture)} of 14,000");

        await page.Page.TypeAsync("#text", " nowhere to be found");
        await page.WaitForCountAsync("0 of 14,000");
        Assert.Equal("No item is like that.", await page.Page.EvaluateExpressionAsync<string>("document.getElementById('list').textContent"));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Link_OfTheLostItems_ShowsThem()
    {
        await using var page = await scene.OpenAsync();
        var (subject, count) = await LostAsync(page);

        await page.Page.EvaluateExpressionAsync("document.querySelectorAll('td a.lost')[4].click()");

        await page.WaitForCountAsync($"{count} of 14,000");
        Assert.Equal(int.Parse(count, CultureInfo.InvariantCulture), await page.HowManyAsync(".item .badge.lost"));
        await using var again = await scene.OpenAsync(new Uri(page.Page.Url).Fragment);
        Assert.Equal($"{count} of 14,000", await again.CountAsync());
        Assert.StartsWith(subject, await again.Page.EvaluateExpressionAsync<string>("document.querySelector('.item .where').textContent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Item_OpenedByKeyboard_ShowsPromptReplyAndBaseline()
    {
        await using var page = await scene.OpenAsync("#change=lost");

        await page.Page.FocusAsync(".item > summary");
        await page.Page.Keyboard.PressAsync("Enter");

        await page.Page.WaitForSelectorAsync(".item[open] .body");
        var text = await page.Page.EvaluateExpressionAsync<string>("document.querySelector('.item[open] .body').innerText");
        Assert.Contains("(correct)", text, StringComparison.Ordinal);
        Assert.Contains("10 turns before", text, StringComparison.Ordinal);
        Assert.Contains("Answer:", text, StringComparison.Ordinal);
        Assert.Equal(2, await page.HowManyAsync(".item[open] .body > .turn pre"));
        await page.Page.EvaluateExpressionAsync("document.querySelector('.item[open] .body details').open = true");
        await page.Page.WaitForFunctionAsync("() => document.querySelectorAll('.item[open] .body details .turn').length === 10");
    }

    [Fact]
    public async Task Item_WithMarkupInItsReply_IsTextAndRunsNothing()
    {
        await using var page = await scene.OpenAsync();

        await page.Page.TypeAsync("#text", "evil-1");
        await page.WaitForCountAsync("1 of 14,000");
        await page.Page.ClickAsync(".item > summary");
        await page.Page.WaitForSelectorAsync(".item[open] .reply pre");

        // Half a surrogate pair is no text that a file could hold.
        Assert.Equal(
            ReportScene.Attack.Replace('\uD83D', '\uFFFD'),
            await page.Page.EvaluateExpressionAsync<string>("document.querySelector('.item[open] .reply pre').textContent"));
        Assert.Equal("undefined", await page.Page.EvaluateExpressionAsync<string>("typeof window.ran"));
        Assert.Equal((0, 2, 1), (await page.HowManyAsync("img"), await page.HowManyAsync("script"), await page.HowManyAsync("style")));
        Assert.Equal([scene.Address], page.Requests);
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Policy_ScriptOrPictureAddedToThePage_IsRefused()
    {
        await using var page = await scene.OpenAsync();

        await page.Page.EvaluateExpressionAsync(
            "document.body.insertAdjacentHTML('beforeend', '<img src=\"http://127.0.0.1:9/x\" onerror=\"window.ran = 1\"><p style=\"color: red\" id=p>'), document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 2' }))");

        Assert.Equal("undefined", await page.Page.EvaluateExpressionAsync<string>("typeof window.ran"));
        Assert.NotEqual("rgb(255, 0, 0)", await page.Page.EvaluateExpressionAsync<string>("getComputedStyle(document.getElementById('p')).color"));
        Assert.NotEmpty(page.Complaints);
        Assert.All(page.Complaints, c => Assert.Contains("Content Security Policy", c, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Colours_FollowTheSystemUntilTheSwitchIsUsed()
    {
        await using var page = await scene.OpenAsync();

        await EmulateAsync(page, "dark");
        var dark = await page.Page.EvaluateExpressionAsync<string>(Background);
        await EmulateAsync(page, "light");
        var light = await page.Page.EvaluateExpressionAsync<string>(Background);
        await page.Page.ClickAsync("#theme");

        Assert.Equal(("rgb(14, 17, 22)", "rgb(255, 255, 255)"), (dark, light));
        Assert.Equal(dark, await page.Page.EvaluateExpressionAsync<string>(Background));
        Assert.Equal("Light", await page.Page.EvaluateExpressionAsync<string>("document.getElementById('theme').textContent"));
        await page.Page.ClickAsync("#theme");
        Assert.Equal(light, await page.Page.EvaluateExpressionAsync<string>(Background));
    }

    [Fact]
    public async Task Page_WithoutScripts_HasTheOverview()
    {
        await using var page = await scene.OpenAsync(scripts: false);

        Assert.Equal(57 + 4, await page.HowManyAsync("tbody tr th[scope=row]"));
        Assert.Contains("predictions/ beside this file", await page.Page.EvaluateExpressionAsync<string>("document.getElementById('items').innerText"), StringComparison.Ordinal);
        Assert.Equal("none", await page.Page.EvaluateExpressionAsync<string>("getComputedStyle(document.querySelector('.filters')).display"));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Page_AtAnyWidth_IsNotWiderThanTheWindow(int width)
    {
        await using var page = await scene.OpenAsync();

        await page.Page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 844 });

        Assert.Equal(width, await page.Page.EvaluateExpressionAsync<int>("document.documentElement.scrollWidth"));
    }

    private static Task EmulateAsync(OpenPage page, string scheme) => page.Page.EmulateMediaFeaturesAsync(
        [new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = scheme }]);

    private static async Task<(string Subject, string Count)> LostAsync(OpenPage page)
    {
        var found = await page.Page.EvaluateExpressionAsync<string[]>("(a => [a.closest('tr').querySelector('th a').textContent, a.textContent])(document.querySelectorAll('td a.lost')[4])");
        return (found[0], found[1]);
    }
}
