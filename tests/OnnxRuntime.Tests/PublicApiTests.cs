using Microsoft.ML.OnnxRuntime;

namespace Strata.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void The_drop_in_has_no_public_member_that_the_official_package_lacks() =>
        Assert.Empty(PublicApi.Missing(typeof(InferenceSession).Assembly, Path.Combine("fixtures", "api", "Microsoft.ML.OnnxRuntime.txt.gz")));
}
