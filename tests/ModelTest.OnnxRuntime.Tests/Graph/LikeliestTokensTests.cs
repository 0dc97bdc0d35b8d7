using CsCheck;
using Microsoft.ML.OnnxRuntime;
using ModelTest.OnnxRuntime.Graph;
using DataType = ModelTest.OnnxRuntime.Protos.Onnx.TensorProto.Types.DataType;

namespace ModelTest.OnnxRuntime.Tests.Graph;

/// <summary>The nodes in a real session, against sorting.</summary>
public sealed class LikeliestTokensTests
{
    // Vocabularies of the families' models, and such as have few factors.
    [Theory]
    [InlineData(92544, 32)]
    [InlineData(151936, 32)]
    [InlineData(128512, 32)]
    [InlineData(32000, 16)]
    [InlineData(2560, 2)]
    [InlineData(2047, 1)]
    [InlineData(50257, 1)]
    [InlineData(2048, 2)]
    public void Parts_are_equal_and_not_small(int vocabulary, int parts) => Assert.Equal(parts, LikeliestTokens.Parts(vocabulary));

    [Theory]
    [InlineData(4096)]
    [InlineData(2560)]
    [InlineData(1000)]
    public void The_likeliest_are_found_wherever_they_are_and_of_equal_ones_the_first(int vocabulary)
    {
        using var options = new SessionOptions();
        using var session = new InferenceSession(Model(vocabulary), options);
        Gen.Select(Gen.Int[1, 3], Gen.OneOf(Gen.Const(8), Gen.Int[1, vocabulary]), Gen.Int[2, 5000], Gen.Int).Sample(
            (rows, count, different, seed) =>
            {
                var random = new Random(seed);
                var numbers = Enumerable.Range(0, rows * vocabulary).Select(_ => -random.Next(different) / 7f).ToArray();
                var (values, ids) = Run(session, numbers, rows, vocabulary, count);
                for (var row = 0; row < rows; row++)
                {
                    var expected = Enumerable.Range(0, vocabulary).OrderByDescending(i => numbers[(row * vocabulary) + i]).Take(count).ToArray();
                    Assert.Equal(expected.Select(i => numbers[(row * vocabulary) + i]), values.AsSpan(row * count, count).ToArray());
                    Assert.Equal(expected.Select(i => (long)i), ids.AsSpan(row * count, count).ToArray());
                }
            },
            iter: 30,
            threads: 1);
    }

    private static (float[] Values, long[] Ids) Run(InferenceSession session, float[] numbers, int rows, int vocabulary, int count)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(numbers, [rows, vocabulary]);
        using var partCount = OrtValue.CreateTensorValueFromMemory([(long)LikeliestTokens.PartCount(vocabulary, count)], [1]);
        using var topCount = OrtValue.CreateTensorValueFromMemory([(long)count], [1]);
        using var runOptions = new RunOptions();
        using var outputs = session.Run(runOptions, ["rows", "part_count", "count"], [input, partCount, topCount], ["values", "ids"]);
        return (outputs[0].GetTensorDataAsSpan<float>().ToArray(), outputs[1].GetTensorDataAsSpan<long>().ToArray());
    }

    private static byte[] Model(int vocabulary)
    {
        var graph = new GraphWriter();
        var (values, ids) = LikeliestTokens.Add(
            graph, graph.Input("rows", DataType.Float, null, vocabulary), vocabulary, graph.Input("part_count", DataType.Int64, 1), graph.Input("count", DataType.Int64, 1));
        graph.RenameOutput(values, "values");
        graph.RenameOutput(ids, "ids");
        graph.Output("values", DataType.Float, null, null);
        graph.Output("ids", DataType.Int64, null, null);
        return graph.ToModel();
    }
}
