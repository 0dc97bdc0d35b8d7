namespace ModelTest.Tests.MadeUp;

/// <summary>Words that read like questions, the same for the same seed.</summary>
internal sealed class MadeUpText(int seed)
{
    private static readonly string[] Words =
        ("the a of which following statement about theory cell market force energy court law river acid function vector policy war trade treaty "
            + "enzyme planet species contract tax increase decrease equal greater correct describes because when under between most likely "
            + "primary effect cause example method value rate number total given above true false not always never").Split(' ');

    private readonly Random random = new(seed);

    /// <summary>A number from 0 to 1.</summary>
    public double Chance => random.NextDouble();

    /// <summary>So many words.</summary>
    public string Say(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));

    /// <summary>One of the four letters.</summary>
    public string Letter() => "ABCD".Substring(random.Next(4), 1);

    /// <summary>A question with four answers.</summary>
    public string Question() => $"{Say(30)}?\nA. {Say(6)}\nB. {Say(5)}\nC. {Say(7)}\nD. {Say(4)}\nAnswer:";
}
