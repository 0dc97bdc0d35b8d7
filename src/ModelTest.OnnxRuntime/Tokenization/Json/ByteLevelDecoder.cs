using System.Text;

namespace ModelTest.OnnxRuntime.Tokenization.Json;

/// <summary>Reads tokens as bytes in <see cref="ByteAlphabet"/>. A token with any other character stands for itself.</summary>
internal sealed class ByteLevelDecoder : ITokenDecoder
{
    /// <inheritdoc/>
    public IEnumerable<string> Apply(IReadOnlyList<string> tokens)
    {
        var bytes = new List<byte>();
        foreach (var token in tokens)
        {
            var start = bytes.Count;
            foreach (var c in token)
            {
                if (ByteAlphabet.Byte(c) is not { } value)
                {
                    bytes.RemoveRange(start, bytes.Count - start);
                    bytes.AddRange(Encoding.UTF8.GetBytes(token));
                    break;
                }
                bytes.Add(value);
            }
        }
        return [Encoding.UTF8.GetString(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes))];
    }
}
