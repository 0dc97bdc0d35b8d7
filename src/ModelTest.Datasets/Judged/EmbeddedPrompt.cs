using System.Text;

namespace ModelTest.Datasets.Judged;

/// <summary>The prompt templates that are embedded in this assembly: files in the folder <c>Prompts</c> of a benchmark, to the byte.</summary>
internal static class EmbeddedPrompt
{
    /// <summary>Reads a template.</summary>
    /// <param name="benchmark">The benchmark's folder, such as <c>ArenaHard</c>.</param>
    /// <param name="file">The file, such as <c>user.txt</c>.</param>
    public static string Read(string benchmark, string file)
    {
        var name = $"{typeof(EmbeddedPrompt).Assembly.GetName().Name}.{benchmark}.Prompts.{file}";
        using var stream = typeof(EmbeddedPrompt).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"no resource {name}");
        using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        return reader.ReadToEnd();
    }
}
