using Strata.Data;

namespace Strata.Tests.Data;

public sealed class FingerprintTests
{
    static ImageSet Set(byte[] pixels, int[] labels, ImageShape shape, string name = "a", string split = "train") =>
        new(name, split, shape, pixels, labels, ["x", "y"]);

    // printf of 2,1,1,2 and the labels 1,0 as 32-bit little-endian numbers and the pixels 9,8,7,6 through sha256sum.
    [Fact]
    public void Is_the_SHA_256_of_what_the_documentation_lists() => Assert.Equal(
        "c61343205179216256b2a65843831dce69bb4b675c1e54c74c78d8355d5efa85",
        Fingerprint.Of(Set([9, 8, 7, 6], [1, 0], new ImageShape(1, 1, 2))));

    [Fact]
    public void Sees_content_and_order_but_no_names()
    {
        string one = Fingerprint.Of(Set([9, 8, 7, 6], [1, 0], new ImageShape(1, 1, 2)));
        Assert.Equal(one, Fingerprint.Of(Set([9, 8, 7, 6], [1, 0], new ImageShape(1, 1, 2), "b", "test")));
        Assert.NotEqual(one, Fingerprint.Of(Set([9, 8, 7, 6], [1, 0], new ImageShape(1, 2, 1))));
        Assert.NotEqual(one, Fingerprint.Of(Set([9, 8, 7, 6], [0, 1], new ImageShape(1, 1, 2))));
        Assert.NotEqual(one, Fingerprint.Of(Set([8, 9, 7, 6], [1, 0], new ImageShape(1, 1, 2))));
    }

    [Fact]
    public void Does_not_depend_on_compression()
    {
        using TemporaryFolder folder = new();
        IdxBytes.WriteSplit(folder.File("plain"), "train");
        IdxBytes.WriteSplit(folder.File("gzip"), "train", ".gz");
        Assert.Equal(
            Fingerprint.Of(DataSets.Load(folder.File("plain"), "train", new DataRequest())),
            Fingerprint.Of(DataSets.Load(folder.File("gzip"), "train", new DataRequest())));
    }
}
