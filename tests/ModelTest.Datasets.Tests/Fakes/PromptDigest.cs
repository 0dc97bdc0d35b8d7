using System.Security.Cryptography;
using System.Text;
using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.Tests.Fakes;

/// <summary>The SHA-256 of what a dataset asks, item after item.</summary>
internal static class PromptDigest
{
    /// <summary>Asks everything and hashes the texts, each ended by a zero byte.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="text">The text of an item's result.</param>
    /// <param name="template">The model's template.</param>
    public static async Task<string> OfAsync(IDataset dataset, Func<ItemResult, string> text, MetaTemplate? template = null)
    {
        await using var model = new ScriptedModel { Template = template ?? MetaTemplate.InternLM2 };
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var subject in dataset.Subjects)
        {
            foreach (var item in dataset.ReadItems(subject))
            {
                var result = await dataset.EvaluateAsync(subject, item, model, TestContext.Current.CancellationToken);
                hash.AppendData(Encoding.UTF8.GetBytes(text(result) + "\0"));
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
