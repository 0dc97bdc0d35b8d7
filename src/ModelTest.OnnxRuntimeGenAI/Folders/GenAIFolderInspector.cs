using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Tokenization;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntimeGenAI.Folders;

/// <summary>Finds everything that is wrong with a folder without reading its weights.</summary>
internal static class GenAIFolderInspector
{
    private const string Fix = "the tokenizer's files and genai_config.json have to be of the same model; copy both again from its source.";

    /// <summary>Reads a folder: either there is one that can be opened or there are problems.</summary>
    public static (GenAIFolder? Folder, IReadOnlyList<Problem> Problems) Read(string path)
    {
        path = Path.GetFullPath(path);
        var problems = new List<Problem>();
        GenAIConfig? config = null;
        GraphFiles? graph = null;
        ITokenizer? tokenizer = null;
        string? chatTemplate = null;
        // The files are independent: one that is wrong does not hide another.
        Try(path, problems, () => config = GenAIConfigReader.Read(path));
        Try(path, problems, () => tokenizer = TokenizerLoader.Load(path));
        Try(path, problems, () => chatTemplate = tokenizer is null ? null : ChatTemplateReader.Read(path));
        if (config is not null)
        {
            Try(path, problems, () => graph = GraphFiles.Read(path, config.Graph));
        }
        if (config is not null && tokenizer is not null && tokenizer.VocabularySize > config.VocabularySize)
        {
            problems.Add(new Problem(
                $"{config.Path}, key 'model.vocab_size'", $"The value is {config.VocabularySize}, but the tokenizer has ids up to {tokenizer.VocabularySize - 1}.", Fix));
        }
        return problems.Count == 0 ? (new GenAIFolder(path, config!, graph!, tokenizer!) { ChatTemplate = chatTemplate }, problems) : (null, problems);
    }

    private static void Try(string folder, List<Problem> problems, Action read)
    {
        try
        {
            read();
        }
        catch (InputException e)
        {
            problems.AddRange(e.Problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(folder, $"A file cannot be read: {e.Message}", "check the files' permissions and the disk."));
        }
    }
}
