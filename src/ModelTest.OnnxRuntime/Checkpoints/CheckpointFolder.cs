using ModelTest.Problems;

namespace ModelTest.OnnxRuntime.Checkpoints;

/// <summary>Says what is wrong with a folder that is no checkpoint, as precisely as its files tell.</summary>
internal static class CheckpointFolder
{
    private const string Expected = "give the folder that has config.json, *.safetensors and tokenizer.json or tokenizer.model.";

    /// <summary>Checks that the folder is one of a Hugging Face checkpoint.</summary>
    /// <exception cref="InputException">It is missing, something else, or one level off.</exception>
    public static void Check(string folder)
    {
        if (File.Exists(folder))
        {
            throw new InputException(folder, "This is a file, not a checkpoint folder.", Expected);
        }
        if (!Directory.Exists(folder))
        {
            throw new InputException(folder, "The folder does not exist.", Sibling(folder) is { } near ? $"did you mean '{near}'?" : Expected);
        }
        if (File.Exists(Path.Combine(folder, "config.json")))
        {
            return;
        }
        RefuseGenAI(folder);
        if (Elsewhere(folder) is { } right)
        {
            throw new InputException(folder, "The folder has no config.json.", $"the checkpoint is in '{right}'; give that folder.");
        }
        throw new InputException(folder, $"The folder has no config.json{Instead(folder)}.", Expected);
    }

    /// <summary>The error for a folder with config.json but without weights that can be read.</summary>
    public static InputException NoWeights(string folder)
    {
        RefuseGenAI(folder);
        var what = $"The folder has neither model.safetensors nor model.safetensors.index.json{Instead(folder)}.";
        return new InputException(folder, what, Any(folder, "*.bin") || Any(folder, "*.pt") || Any(folder, "*.pth")
            ? "convert the weights to safetensors (save_pretrained(…, safe_serialization=True) in transformers), or take a revision of the "
                + "checkpoint that has them."
            : "copy the weights from the checkpoint's source.");
    }

    private static void RefuseGenAI(string folder)
    {
        if (File.Exists(Path.Combine(folder, "genai_config.json")))
        {
            throw new InputException(
                folder,
                "This is a folder for ONNX Runtime GenAI (genai_config.json), which needs an engine of its own.",
                "add -p:GenAI=true to the command, or the package ModelTest.OnnxRuntimeGenAI to the project (see docs/genai.md), or give the Hugging Face checkpoint that it was made from.");
        }
    }

    private static string Instead(string folder)
    {
        (string Pattern, string What)[] kinds =
        [
            ("*.gguf", "GGUF weights, which are for llama.cpp and cannot be read"),
            ("*.onnx", "an ONNX model, which is not a Hugging Face checkpoint"),
            ("*.bin", "PyTorch weights (*.bin), which cannot be read"),
            ("*.pt", "PyTorch weights (*.pt), which cannot be read"),
            ("*.pth", "PyTorch weights (*.pth), which cannot be read"),
        ];
        var found = Array.Find(kinds, kind => Any(folder, kind.Pattern)).What;
        return found is null ? "" : $", but {found}";
    }

    private static bool Any(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern).Any();

    // A level up, one down, or two down as in the cache of Hugging Face (snapshots/<revision>).
    private static string? Elsewhere(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, IgnoreInaccessible = true };
        var below = Directory.EnumerateFiles(folder, "config.json", options).Order(StringComparer.Ordinal).FirstOrDefault();
        if (below is not null)
        {
            return Path.GetDirectoryName(below);
        }
        var above = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return above is not null && File.Exists(Path.Combine(above, "config.json")) ? above : null;
    }

    private static string? Sibling(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.GetDirectoryName(full) is not { } parent || !Directory.Exists(parent))
        {
            return null;
        }
        var folders = Directory.EnumerateDirectories(parent, "*", new EnumerationOptions { IgnoreInaccessible = true });
        var names = folders.Select(name => Path.GetFileName(name));
        return Nearest.Find(Path.GetFileName(full), names) is { } near ? Path.Combine(parent, near) : null;
    }
}
