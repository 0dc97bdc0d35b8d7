namespace ModelTest.OnnxRuntime.Tokenization;

/// <summary>A token that is found in the text before SentencePiece sees it, such as <c>&lt;|im_start|&gt;</c>.</summary>
/// <param name="Id">Its id; it replaces what the model file calls that id.</param>
/// <param name="Content">Its text.</param>
/// <param name="Special">Whether decoding leaves it out.</param>
/// <param name="StripsLeft">Whether it swallows the white space before it.</param>
/// <param name="StripsRight">Whether it swallows the white space after it.</param>
internal sealed record AddedToken(int Id, string Content, bool Special, bool StripsLeft = false, bool StripsRight = false);
