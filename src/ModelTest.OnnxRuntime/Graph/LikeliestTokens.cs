using static ModelTest.OnnxRuntime.Graph.GraphWriter;

namespace ModelTest.OnnxRuntime.Graph;

/// <summary>
/// The part of a graph that finds the likeliest tokens of each row. A GPU walks over a row some seven times with one group of threads, which for
/// a whole vocabulary takes longer than a layer of a small model; so the likeliest of parts of it are found first, all at once, and then the likeliest of these.
/// </summary>
internal static class LikeliestTokens
{
    private const int MostParts = 32;
    private const int LeastPartSize = 1024;

    /// <summary>The parts that a vocabulary is divided into: a power of two, as most vocabularies are a multiple of one.</summary>
    public static int Parts(int vocabulary)
    {
        var parts = 1;
        while (parts < MostParts && vocabulary % (2 * parts) == 0 && vocabulary / (2 * parts) >= LeastPartSize)
        {
            parts *= 2;
        }
        return parts;
    }

    /// <summary>How many to take of each part so that the likeliest of all are among them.</summary>
    /// <param name="vocabulary">Tokens there are.</param>
    /// <param name="count">How many are wanted of all.</param>
    public static int PartCount(int vocabulary, int count) => Math.Min(count, vocabulary / Parts(vocabulary));

    /// <summary>Adds the nodes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="rows">float[R, vocabulary].</param>
    /// <param name="vocabulary">Tokens there are.</param>
    /// <param name="partCount">int64[1]: <see cref="PartCount"/>.</param>
    /// <param name="count">int64[1]: how many are wanted, at most the vocabulary.</param>
    /// <returns>float[R, count], the likeliest first, and int64[R, count], their ids.</returns>
    public static (string Values, string Ids) Add(GraphWriter graph, string rows, int vocabulary, string partCount, string count)
    {
        var parts = Parts(vocabulary);
        if (parts == 1)
        {
            return Top(graph, rows, count);
        }
        var size = vocabulary / parts;
        // In a reshape 0 is the size there was, and -1 what is left.
        var (values, places) = Top(graph, graph.Node("Reshape", [rows, graph.Constant(0, parts, size)]), partCount);
        var ids = graph.Node("Add", [places, graph.Constant([.. Enumerable.Range(0, parts).Select(p => (long)p * size)], 1, parts, 1)]);
        var flat = graph.Constant(0, -1);
        var (top, chosen) = Top(graph, graph.Node("Reshape", [values, flat]), count);
        return (top, graph.Node("GatherElements", [graph.Node("Reshape", [ids, flat]), chosen], Int("axis", 1)));
    }

    private static (string Values, string Places) Top(GraphWriter graph, string rows, string count)
    {
        var outputs = graph.Node("", "TopK", [rows, count], 2, Int("axis", -1), Int("largest", 1), Int("sorted", 1));
        return (outputs[0], outputs[1]);
    }
}
