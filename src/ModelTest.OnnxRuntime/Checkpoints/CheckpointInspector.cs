using ModelTest.OnnxRuntime.Tokenization;
using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>Finds everything that is wrong with a checkpoint folder without reading its weights.</summary>
internal static class CheckpointInspector
{
    /// <summary>The problems of a folder; empty when it can be opened. Takes well under a second at any size of model.</summary>
    public static IReadOnlyList<Problem> Inspect(string folder) => Read(folder).Problems;

    /// <summary>Reads a folder: either there is a checkpoint or there are problems.</summary>
    public static (Checkpoint? Checkpoint, IReadOnlyList<Problem> Problems) Read(string folder)
    {
        folder = Path.GetFullPath(folder);
        var problems = new List<Problem>();
        if (!Try(folder, problems, () => CheckpointFolder.Check(folder)))
        {
            return (null, problems);
        }
        // the files are independent: one that is wrong does not hide another
        ModelConfig? config = null;
        GenerationConfig? generation = null;
        CheckpointTensors? tensors = null;
        ITokenizer? tokenizer = null;
        string? chatTemplate = null;
        _ = Try(folder, problems, () => config = ModelConfig.Read(folder));
        _ = Try(folder, problems, () => generation = GenerationConfig.Read(folder));
        _ = Try(folder, problems, () => tensors = CheckpointTensors.Read(folder));
        _ = Try(folder, problems, () => tokenizer = TokenizerLoader.Load(folder));
        // Both read tokenizer_config.json: what is wrong with it is told once.
        _ = tokenizer is not null && Try(folder, problems, () => chatTemplate = ChatTemplateReader.Read(folder));
        if (config is not null && tensors is not null)
        {
            problems.AddRange(TensorInspector.Inspect(folder, config, tensors));
        }
        if (config is not null && generation is not null && tokenizer is not null)
        {
            problems.AddRange(TokenIdInspector.Inspect(config, generation, tokenizer));
        }
        return problems.Count == 0
            ? (new Checkpoint(folder, config!, generation!, tensors!, tokenizer!) { ChatTemplate = chatTemplate }, problems)
            : (null, problems);
    }

    private static bool Try(string folder, List<Problem> problems, Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (InputException e)
        {
            problems.AddRange(e.Problems);
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(folder, $"A file cannot be read: {e.Message}", "check the files' permissions and the disk."));
            return false;
        }
    }
}
