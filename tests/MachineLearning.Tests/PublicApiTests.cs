using Microsoft.ML;

namespace Strata.Tests;

public sealed class PublicApiTests
{
    static readonly string s_listing = Path.Combine("fixtures", "api", "Microsoft.ML.txt.gz");

    [Fact]
    public void The_drop_in_has_no_public_member_that_the_official_package_lacks() =>
        Assert.Empty(PublicApi.Missing(typeof(MLContext).Assembly, s_listing));

    [Fact]
    public void What_the_official_package_lacks_is_reported() =>
        Assert.Contains(PublicApi.Missing(typeof(PublicApiTests).Assembly, s_listing),
            line => line.StartsWith("T:Strata.Tests.PublicApiTests", StringComparison.Ordinal));
}
