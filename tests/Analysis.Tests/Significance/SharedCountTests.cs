using System.Text.Json;
using Strata.Analysis.Significance;

namespace Strata.Tests.Significance;

/// <summary>What two picks have in common by chance, against scipy.</summary>
public class SharedCountTests
{
    [Fact]
    public void Chances_and_means_are_what_scipy_says()
    {
        foreach (JsonElement made in SignificanceFixture.Made.GetProperty("overlap").EnumerateArray())
        {
            (int first, int second) = (made.Whole("first"), made.Whole("second"));
            SharedCount chance = SharedCount.Of(made.Whole("total"), first, second);
            Assert.Equal(made.Number("p"), chance.AtLeast(made.Whole("both")), 1e-9);
            Assert.Equal((double)first * second / made.Whole("total"), chance.Expected, 1e-12);
            Assert.Equal(chance.Expected, chance.Mean(shared => shared), 1e-8);
            Assert.Equal(made.Number("jaccard"), chance.Mean(shared => shared / (double)(first + second - shared)), 1e-9);
        }
    }

    [Fact]
    public void Strata_add_up_as_scipys_do()
    {
        JsonElement made = SignificanceFixture.Made.GetProperty("stratified");
        SharedCount chance = SharedCount.Of(made.GetProperty("strata").EnumerateArray()
            .Select(stratum => (stratum.Whole("total"), stratum.Whole("first"), stratum.Whole("second"))));
        Assert.Equal(made.Number("expected"), chance.Expected, 1e-10);
        foreach (JsonElement each in made.GetProperty("p").EnumerateArray())
            Assert.Equal(each.Number("p"), chance.AtLeast(each.Whole("both")), 1e-9);
    }

    [Fact]
    public void Picks_that_must_meet_do()
    {
        // 3 and 4 of 5 share at least 2.
        Assert.Equal(1, SharedCount.Of(5, 3, 4).AtLeast(2), 1e-12);
        Assert.Equal(0.6, SharedCount.Of(5, 3, 4).Mean(shared => shared == 2 ? 1 : 0), 1e-12);
        Assert.Equal((1, 0), (SharedCount.Of(9, 0, 4).AtLeast(0), SharedCount.Of(9, 0, 4).AtLeast(1)));
    }
}
