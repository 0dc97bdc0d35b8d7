using ModelTest.Prompts;
using ModelTest.Scoring;

namespace ModelTest.Datasets.MultipleChoice.Methods;

/// <summary>A question with what is needed to ask it.</summary>
internal interface IChoiceQuestion
{
    /// <summary>File and line, as problems name it.</summary>
    string Place { get; }

    /// <summary>The letters of its choices, in the order that decides ties; empty where it is open, which only mode gen can ask.</summary>
    IReadOnlyList<string> Letters { get; }

    /// <summary>The text of a letter as the answer: in mode ppl what is scored.</summary>
    /// <param name="letter">The letter.</param>
    string AnswerOf(string letter);

    /// <summary>What the model is asked: a chat, or a plain text as one user turn.</summary>
    /// <param name="shots">How many shots to show, from the first.</param>
    /// <param name="withAnswer">Whether a placeholder of the answer becomes the right letter, or nothing.</param>
    Prompt Ask(int shots, bool withAnswer);

    /// <summary>Takes the prediction from a reply; empty: there is none.</summary>
    /// <param name="reply">The reply.</param>
    string Extract(string reply);

    /// <summary>The result of a prediction.</summary>
    /// <param name="prediction">The prediction; empty for none.</param>
    ItemResult Mark(string prediction);
}
