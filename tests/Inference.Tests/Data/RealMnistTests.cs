using Strata.Data;
using Strata.Data.Public;
using Strata.Registry;

namespace Strata.Tests.Data;

/// <summary>What the public sets hold where they lie on this machine; elsewhere the error that a person sees is held to one line.</summary>
public class RealMnistTests
{
    // Counts per class as the sets' own pages publish them.
    [Theory]
    [InlineData("mnist", "train", new[] { 5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949 })]
    [InlineData("mnist", "test", new[] { 980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009 })]
    [InlineData("fashion-mnist", "train", new[] { 6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000, 6000 })]
    [InlineData("fashion-mnist", "test", new[] { 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000 })]
    public void Public_sets_hold_the_published_counts_or_say_in_one_line_that_they_are_missing(string name, string split, int[] counts)
    {
        DataRequest request = new() { MayFetch = false };
        if (request.Folders.All(folder => !Directory.Exists(Path.Combine(folder, name))))
        {
            string line = Assert.Throws<InputException>(() => DataSets.Load(name, split, request)).Message;
            Assert.DoesNotContain('\n', line);
            return;
        }
        ImageSet set = DataSets.Load(name, split, request);
        Assert.Equal(new ImageShape(1, 28, 28), set.Shape);
        Assert.Equal(counts, set.Labels.CountBy(label => label).OrderBy(pair => pair.Key).Select(pair => pair.Value).ToArray());
    }

    // The two figures that every MNIST tutorial normalises by.
    [Fact]
    public void Mnist_has_the_published_mean_and_deviation()
    {
        DataRequest request = new() { MayFetch = false };
        if (request.Folders.All(folder => !Directory.Exists(Path.Combine(folder, "mnist"))))
            return;
        SplitDescription train = SplitDescription.Of(DataSets.Load("mnist", "train", request));
        Assert.Equal((0.1307, 0.3081), (Math.Round(train.Mean[0], 4), Math.Round(train.StandardDeviation[0], 4)));
    }

    [Fact]
    public void Pins_of_all_public_sets_are_whole_and_differ()
    {
        PinnedFile[] files = [.. Parts<IDataSetSource>.All.Select(part => part.Instance).OfType<IPublicDataSet>().SelectMany(set => set.Public.Files)];
        Assert.All(files, file => Assert.Matches("^[0-9a-f]{64}$", file.Sha256));
        string[] decoded = [.. files.Select(file => file.DecodedSha256).OfType<string>()];
        Assert.All(decoded, sha => Assert.Matches("^[0-9a-f]{64}$", sha));
        Assert.Equal(files.Length + decoded.Length, files.Select(file => file.Sha256).Concat(decoded).Distinct().Count());
    }

    [Fact]
    public void A_loose_folder_of_fashion_is_not_taken_for_digits()
    {
        DataRequest request = new() { MayFetch = false };
        string? fashion = request.Folders.Select(folder => Path.Combine(folder, "fashion-mnist")).FirstOrDefault(Directory.Exists);
        if (fashion is null)
            return;
        List<string> said = [];
        Assert.Throws<InputException>(() => DataSets.Load("mnist", "test", request with { Folders = [fashion], Say = said.Add }));
        Assert.Contains("holds fashion-mnist, not mnist", Assert.Single(said));
    }
}
