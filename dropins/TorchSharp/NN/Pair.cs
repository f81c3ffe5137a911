namespace TorchSharp;

/// <summary>The two sizes of a plane, height before width, in the forms that arguments take.</summary>
static class Pair
{
    internal static readonly long[] Zeros = [0, 0], Ones = [1, 1];

    internal static long[] Of(long both) => [both, both];

    internal static long[] Of(long? both) => both is null ? null : [both.Value, both.Value];

    internal static long[] Of((long, long) pair) => [pair.Item1, pair.Item2];

    internal static long[] Of((long, long)? pair) => pair is null ? null : [pair.Value.Item1, pair.Value.Item2];
}
