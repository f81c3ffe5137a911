#if STRATA_DROPIN
namespace Strata.Tests;

public class PublicApiTests
{
    [Fact]
    public void Every_public_member_of_the_drop_in_is_one_of_TorchSharp() =>
        Assert.Empty(PublicApi.Missing(typeof(TorchSharp.torch).Assembly, "fixtures/api/TorchSharp.txt.gz"));

    [Fact]
    public void The_listing_would_show_a_member_of_our_own() =>
        Assert.Contains(PublicApi.Missing(typeof(PublicApiTests).Assembly, "fixtures/api/TorchSharp.txt.gz"),
            line => line.StartsWith("T:Strata.Tests.PublicApiTests", StringComparison.Ordinal));
}
#endif
