using Google.Protobuf;
using ModelTest.OnnxRuntime.Protos.Onnx;
using ModelTest.Problems;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntimeGenAI.Folders;

/// <summary>The files of a decoder's graph.</summary>
/// <param name="Graph">The ONNX file.</param>
/// <param name="Weights">The files that it keeps weights in, in a fixed order; empty where they are in the graph's own.</param>
/// <param name="Dtype">The type of its keys and values, such as "float32"; empty where that is not known.</param>
internal sealed record GraphFiles(string Graph, IReadOnlyList<string> Weights, string Dtype)
{
    // A graph with weights inside can have two gigabytes: reading it would take longer than a pre-flight may.
    private const long MostBytes = 64L << 20;

    /// <summary>Finds the files without reading weights.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The graph's name in it.</param>
    /// <exception cref="InputException">The graph cannot be read, or a file that it names is missing.</exception>
    public static GraphFiles Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            throw new InputException(path, $"The file does not exist, but {GenAIConfig.FileName} names it.", "copy it again from the model's source.");
        }
        if (new FileInfo(path).Length > MostBytes)
        {
            string[] usual = [path + ".data", path + "_data"];
            return new GraphFiles(path, [.. usual.Where(File.Exists)], "");
        }
        var graph = Parse(path).Graph ?? throw NoGraph(path);
        var weights = graph.Initializer
            .SelectMany(t => t.ExternalData.Where(e => e.Key == "location").Select(e => e.Value))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(location => Path.Combine(folder, location))
            .ToList();
        if (weights.Find(w => !File.Exists(w)) is { } missing)
        {
            throw new InputException(missing, $"The file does not exist, but {name} keeps weights in it.", "copy it again from the model's source.");
        }
        return new GraphFiles(path, weights, CacheType(graph));
    }

    private static string CacheType(GraphProto graph)
    {
        var cache = graph.Input.FirstOrDefault(i => i.Name.StartsWith("past", StringComparison.Ordinal));
        return (DataType?)cache?.Type?.TensorType?.ElemType switch
        {
            DataType.Float => "float32",
            DataType.Float16 => "float16",
            DataType.Bfloat16 => "bfloat16",
            _ => "",
        };
    }

    private static ModelProto Parse(string path)
    {
        try
        {
            return ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
        }
        catch (InvalidProtocolBufferException e)
        {
            throw NoGraph(path, e);
        }
    }

    private static InputException NoGraph(string path, Exception? inner = null) =>
        new(path, "The file is no ONNX model.", "copy it again from the model's source (a Git LFS pointer is no model).", inner);
}
