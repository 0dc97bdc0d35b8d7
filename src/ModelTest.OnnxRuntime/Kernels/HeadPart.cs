namespace ModelTest.OnnxRuntime.Kernels;

/// <summary>A lane's four elements of a head: two of the first half, and the two of the second half that are rotated with them.</summary>
internal readonly struct HeadPart(float a, float b, float c, float d)
{
    public readonly float A = a;
    public readonly float B = b;
    public readonly float C = c;
    public readonly float D = d;

    public float Dot(HeadPart other) => (A * other.A) + (B * other.B) + (C * other.C) + (D * other.D);

    public HeadPart Times(float factor) => new(A * factor, B * factor, C * factor, D * factor);

    public HeadPart Times(HeadPart other) => new(A * other.A, B * other.B, C * other.C, D * other.D);

    public HeadPart Plus(HeadPart other, float factor) =>
        new(A + (other.A * factor), B + (other.B * factor), C + (other.C * factor), D + (other.D * factor));
}
