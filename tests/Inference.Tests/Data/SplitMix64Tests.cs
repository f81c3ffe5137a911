using Strata.Randomness;

namespace Strata.Tests.Data;

public class SplitMix64Tests
{
    // The first numbers of seed 1234567, as Vigna's reference splitmix64.c prints them.
    [Fact]
    public void Gives_the_numbers_of_the_reference()
    {
        SplitMix64 random = new(1234567);
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(expected, expected.Select(_ => random.Next()).ToArray());
    }

    [Fact]
    public void Below_is_even_over_its_range()
    {
        SplitMix64 random = new(5);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
            counts[random.Below(7)]++;
        // Chi-square with 6 degrees of freedom: 22.5 is passed once in a thousand seeds.
        Assert.InRange(counts.Sum(count => (count - 10_000.0) * (count - 10_000.0) / 10_000), 0, 22.5);
    }

    [Fact]
    public void Bell_has_mean_0_and_deviation_1()
    {
        SplitMix64 random = new(6);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => random.Bell())];
        Assert.InRange(draws.Average(), -0.015, 0.015);
        Assert.InRange(draws.Average(x => x * x), 0.98, 1.02);
    }

    [Fact]
    public void Streams_of_one_seed_do_not_repeat_each_other() =>
        Assert.Equal(10_000, Enumerable.Range(0, 100).SelectMany(seed =>
            Enumerable.Range(0, 100).Select(stream => SplitMix64.Stream((ulong)seed, (ulong)stream).Next())).Distinct().Count());
}
