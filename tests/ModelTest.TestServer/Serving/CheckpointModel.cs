using ModelTest.Models;
using ModelTest.OnnxRuntime;
using ModelTest.OnnxRuntime.Backends;
using ModelTest.OnnxRuntime.Checkpoints;
using ModelTest.OnnxRuntime.Sampling;
using ModelTest.OnnxRuntime.Scheduling;
using ModelTest.OnnxRuntime.Templates;
using ModelTest.OnnxRuntime.Tokenization;
using ModelTest.Prompts;

namespace ModelTest.Tests.Servers.Serving;

/// <summary>A checkpoint on the local engine's scheduler, with the log-probabilities of single tokens that <see cref="IModel"/> does not tell.</summary>
internal sealed class CheckpointModel : IServedModel
{
    private readonly Checkpoint checkpoint;
    private readonly Scheduler scheduler;
    private readonly MetaTemplate template;
    private readonly string[] pieces;

    /// <summary>Opens a folder.</summary>
    /// <param name="folder">A checkpoint that InternLM2's chat template fits.</param>
    /// <param name="contextLength">The most tokens; 0: the checkpoint's.</param>
    public CheckpointModel(string folder, int contextLength)
    {
        var settings = new ModelSettings { Path = Path.GetFullPath(folder) };
        checkpoint = Checkpoint.Open(settings.Path);
        var backend = Backend.Of(settings, []);
        template = TemplateInspector.Choose(settings, new Dictionary<string, MetaTemplate>(), checkpoint.TemplateSource, [])!;
        var positions = Math.Min(checkpoint.Config.MaxPositions, backend.CacheTokens(checkpoint.Config));
        ContextLength = contextLength > 0 ? Math.Min(contextLength, positions) : positions;
        scheduler = new Scheduler(backend.Devices(checkpoint, positions));
        EndIds = checkpoint.EosIds.Concat(template.EndTokens.Select(t => checkpoint.Tokenizer.TokenId(t)!.Value)).ToHashSet();
        pieces = PiecesOf(checkpoint.Folder, VocabularySize);
    }

    public int ContextLength { get; }

    public int VocabularySize => checkpoint.Config.VocabularySize;

    public bool CanScore => true;

    public IReadOnlySet<int> EndIds { get; }

    public int[] Encode(string text) => checkpoint.Tokenizer.Encode(text);

    public int[] EncodePlain(string text) => checkpoint.Tokenizer.EncodePlain(text);

    public string Decode(IReadOnlyList<int> ids) => checkpoint.Tokenizer.Decode([.. ids]);

    public string TokenText(int id) => (uint)id < (uint)pieces.Length ? pieces[id] : "\uFFFD";

    public string Render(Prompt prompt, bool open) => open ? template.RenderOpen(prompt) : template.RenderClosed(prompt);

    public async Task<Generated> GenerateAsync(int[] prompt, GenerateOptions options, bool ignoreEnd, CancellationToken cancellationToken)
    {
        var sampling = new SamplingOptions(options.Temperature ?? 1, options.TopK ?? 0, options.TopP ?? 1, options.Seed ?? 0);
        var ends = EndIds.Where(_ => !ignoreEnd).Concat(options.StopIds).ToHashSet();
        var stops = new StopStrings([.. options.Stop], checkpoint.Tokenizer);
        var sequence = new GenerateSequence(
            [.. prompt],
            new GenerateLimits(options.MaxNewTokens!.Value, options.MinNewTokens ?? 0, ends),
            new TokenChooser(sampling, prompt),
            stops.IsEmpty ? null : stops.EndIn)
        {
            Cancellation = cancellationToken,
        };
        scheduler.Submit(sequence);
        var result = await sequence.Result;
        return new Generated(result.Ids, stops.Cut(Decode(result.Ids)), result.StopReason);
    }

    public async Task<IReadOnlyList<ScoredToken>> ScoreAsync(int[] tokens, int from, int top, bool next, CancellationToken cancellationToken)
    {
        var sequence = new TraceSequence(tokens, Math.Max(from, 1), top, next) { Cancellation = cancellationToken };
        scheduler.Submit(sequence);
        var scored = await sequence.Result;
        return from == 0 ? [new ScoredToken(tokens[0], null, []), .. scored] : scored;
    }

    public ValueTask DisposeAsync()
    {
        scheduler.Dispose();
        return ValueTask.CompletedTask;
    }

    // As the vocabulary writes it: decoding would leave special tokens out, and bytes and leading blanks depend on what stands beside them.
    private static string[] PiecesOf(string folder, int size)
    {
        var vocabulary = SentencePieceModelReader.Read(Path.Combine(folder, "tokenizer.model"));
        var added = TokenizerConfigReader.Read(folder).Added.ToDictionary(t => t.Id, t => t.Content);
        return [.. Enumerable.Range(0, size).Select(Piece)];

        string Piece(int id) =>
            added.TryGetValue(id, out var text) ? text
            : id >= vocabulary.Pieces.Length ? "\uFFFD"
            : vocabulary.ByteIds is { } bytes && Array.IndexOf(bytes, id) is >= 0 and var value ? $"bytes:\\x{value:x2}"
            : vocabulary.Pieces[id].Replace(PieceVocabulary.Space, ' ');
    }
}
