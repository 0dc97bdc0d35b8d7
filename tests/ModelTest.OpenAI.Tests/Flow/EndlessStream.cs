namespace ModelTest.OpenAI.Flow;

/// <summary>A body that never ends.</summary>
/// <param name="read">Called before every byte after the first.</param>
internal sealed class EndlessStream(Action read) : Stream
{
    private bool begun;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (begun)
        {
            read();
        }
        begun = true;
        cancellationToken.ThrowIfCancellationRequested();
        buffer.Span[..Math.Min(100, buffer.Length)].Fill((byte)' ');
        return ValueTask.FromResult(Math.Min(100, buffer.Length));
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
