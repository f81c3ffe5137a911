using Strata.Features;

namespace Strata.Tests.Features;

public sealed class PoolingTests
{
    [Fact]
    public void What_a_pooling_is_called_names_it_again()
    {
        foreach (PoolKind kind in Enum.GetValues<PoolKind>())
            foreach (ChannelMerge channels in Enum.GetValues<ChannelMerge>())
                foreach (int seed in (int[])[1, -7, int.MaxValue, int.MinValue])
                {
                    Pooling pooling = new() { Kind = kind, Channels = channels };
                    if (kind == PoolKind.Projection)
                        pooling = pooling with { Width = Pooling.WidestProjection, Seed = seed };
                    Assert.Equal(pooling, Pooling.Parse(pooling.ToString()));
                }
    }

    [Theory]
    [InlineData("")]
    [InlineData("median")]
    [InlineData("channels-sum.mean")]
    [InlineData("projection")]
    [InlineData("mean.grid2")]
    [InlineData("projection99999999999-seed1")]
    public void Other_names_are_no_poolings(string text) => Assert.Contains("is no pooling", Assert.Throws<InputException>(() => Pooling.Parse(text)).Message);

    [Theory]
    [InlineData("projection0-seed1")]
    [InlineData("projection65537-seed1")]
    public void Widths_out_of_range_are_refused(string text) => Assert.Contains("a projection has 1 to", Assert.Throws<InputException>(() => Pooling.Parse(text)).Message);
}
