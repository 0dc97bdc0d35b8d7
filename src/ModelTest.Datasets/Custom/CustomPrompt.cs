using System.ComponentModel.DataAnnotations;

namespace ModelTest.Datasets.Custom;

/// <summary>Section <c>prompt</c>: texts with <c>{column}</c> where a row's value stands; <c>{{</c> and <c>}}</c> are single braces.</summary>
internal sealed class CustomPrompt
{
    /// <summary>What stands before the conversation; empty: nothing.</summary>
    public string System { get; set; } = "";

    /// <summary>The user's turn of a question.</summary>
    public string User { get; set; } = "";

    /// <summary>The assistant's turn of a shot, and in mode ppl what is scored.</summary>
    public string Answer { get; set; } = "{answer}";

    /// <summary>The most tokens of a reply; null: the model's setting.</summary>
    [Range(1, 32768)]
    public int? MaxNewTokens { get; set; }

    /// <summary>Texts that a reply is cut before.</summary>
    public string[] Stop { get; set; } = [];
}
