using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsCheck;
using ModelTest.Problems;

namespace ModelTest.Tests.Fuzzing;

/// <summary>
/// Gives a reader changed copies of valid inputs. A reader may only succeed or throw an <see cref="InputException"/>, in a short time and with memory
/// that is a small multiple of the input. <c>FUZZ_INPUTS=100000</c> makes a campaign of it.
/// </summary>
internal static class Fuzz
{
    private const int Usual = 300;
    private const int MostMutations = 6;

    // What builds its tables on first use, such as an expression that does not backtrack, takes tens of megabytes once.
    private const long DefaultBytes = 64 << 20;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(10);

    /// <summary>How many inputs each reader gets.</summary>
    public static int Inputs { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("FUZZ_INPUTS"), CultureInfo.InvariantCulture, out var inputs) ? inputs : Usual;

    /// <summary>Fuzzes a reader of bytes.</summary>
    /// <param name="seeds">Valid inputs, and some that are not.</param>
    /// <param name="read">Reads an input; called from several threads at once.</param>
    /// <param name="mostBytes">The memory that an input may allocate whatever its length.</param>
    public static void Bytes(IReadOnlyList<byte[]> seeds, Action<byte[]> read, long mostBytes = DefaultBytes)
    {
        foreach (var seed in seeds)
        {
            Check(seed, read, long.MaxValue / 2);
        }
        var mutations = Gen.Select(Gen.Int[0, Mutation.Kinds - 1], Gen.UInt, Gen.UInt, (kind, place, value) => new Mutation(kind, place, value))
            .Array[1, MostMutations];
        Gen.Select(Gen.Int[0, seeds.Count - 1], mutations, (seed, changes) => Changed(seeds[seed], changes))
            .Sample(input => Check(input, read, mostBytes), iter: Inputs, print: input => $"{Encoding.UTF8.GetString(input)} ({Convert.ToBase64String(input)})");
    }

    /// <summary>Fuzzes a reader of texts.</summary>
    /// <param name="seeds">Valid inputs, and some that are not.</param>
    /// <param name="read">Reads an input; called from several threads at once.</param>
    public static void Texts(IReadOnlyList<string> seeds, Action<string> read) =>
        Bytes([.. seeds.Select(Encoding.UTF8.GetBytes)], input => read(Encoding.UTF8.GetString(input)));

    /// <summary>Fuzzes a reader of files.</summary>
    /// <param name="seeds">Valid contents, and some that are not.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="read">Reads the file of this path, in a folder of the thread's own.</param>
    /// <param name="mostBytes">The memory that an input may allocate whatever its length.</param>
    public static void Files(IReadOnlyList<byte[]> seeds, string name, Action<string> read, long mostBytes = DefaultBytes)
    {
        Scenes(
            seeds,
            () => new TemporaryFolder(),
            (folder, input) =>
            {
                File.WriteAllBytes(folder[name], input);
                read(folder[name]);
            },
            mostBytes);
    }

    /// <summary>Fuzzes a reader that needs a scene of its own, such as a folder with other files.</summary>
    /// <typeparam name="T">The scene.</typeparam>
    /// <param name="seeds">Valid contents, and some that are not.</param>
    /// <param name="create">Makes a thread's scene.</param>
    /// <param name="read">Reads an input in the thread's scene.</param>
    /// <param name="mostBytes">The memory that an input may allocate whatever its length.</param>
    public static void Scenes<T>(IReadOnlyList<byte[]> seeds, Func<T> create, Action<T, byte[]> read, long mostBytes = DefaultBytes)
        where T : IDisposable
    {
        using var scenes = new ThreadLocal<T>(create, trackAllValues: true);
        try
        {
            Bytes(seeds, input => read(scenes.Value!, input), mostBytes);
        }
        finally
        {
            foreach (var scene in scenes.Values)
            {
                scene.Dispose();
            }
        }
    }

    private static byte[] Changed(byte[] seed, Mutation[] changes)
    {
        var input = seed.ToList();
        foreach (var change in changes)
        {
            change.Apply(input);
        }
        return [.. input];
    }

    private static void Check(byte[] input, Action<byte[]> read, long mostBytes)
    {
        var (allocated, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        try
        {
            read(input);
        }
        catch (InputException)
        {
            // That is how a reader says what is wrong.
        }
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Assert.True(allocated - (200L * input.Length) <= mostBytes, $"{allocated} bytes were allocated for an input of {input.Length}");
        var time = Stopwatch.GetElapsedTime(started);
        Assert.True(time < MostTime, $"{time} for an input of {input.Length} bytes");
    }
}
