using ModelTest.OnnxRuntime.Tokenization;

namespace ModelTest.OnnxRuntime.Templates;

/// <summary>What tells the chat template of a model's folder.</summary>
/// <param name="Folder">The folder, for messages.</param>
/// <param name="Tokenizer">Its tokenizer.</param>
/// <param name="Text">The Jinja text of its own chat template; null when it has none.</param>
/// <param name="Family">The built-in template of its family.</param>
internal sealed record TemplateSource(string Folder, ITokenizer Tokenizer, string? Text, string Family);
