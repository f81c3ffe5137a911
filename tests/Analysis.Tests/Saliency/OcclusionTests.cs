using System.Text.Json.Nodes;
using Strata.Analysis.Saliency;
using Strata.Data;
using Strata.Sessions;
using Strata.Tests.Sessions;

namespace Strata.Tests.Saliency;

/// <summary>What hiding parts of an image costs, in a model whose logits are sums of pixels: small enough to follow by hand.</summary>
public sealed class OcclusionTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Class 1's logit is a hundredth of pixel (2, 1) of 4x4, class 0's is 0: only patches over that pixel cost anything.
    [Fact]
    public void Only_patches_over_what_counts_cost_anything()
    {
        float[] weights = new float[16 * 2];
        weights[(2 * 4 + 1) * 2 + 1] = 0.01f;
        TinyModel model = new() { Shape = new ImageShape(1, 4, 4), Classes = 2, Weights = weights };
        byte[] pixels = new byte[16];
        pixels[2 * 4 + 1] = 200;
        ImageSet set = new("one", "test", model.Shape, pixels, [1], ["a", "b"]);
        using ModelSession session = ModelSession.Open(model.Save(_folder.File("tiny.onnx")));
        using Classifier classifier = new(session, model.Shape, batch: 4);
        double Probability(double logit) => 1 / (1 + Math.Exp(-logit));
        HeatMap map = Occlusion.Of(classifier, set, 0, 1, Probability(2), new OcclusionPatch(2, 1, [50], "by hand"));
        double loss = Probability(2) - Probability(0.5);
        // Of the nine places, those at rows 1 and 2, columns 0 and 1 hide the pixel. Each pixel's mean is over the places that hide it.
        double[] share =
        [
            0, 0, 0, 0,
            1 / 2.0, 2 / 4.0, 1 / 4.0, 0,
            2 / 2.0, 4 / 4.0, 2 / 4.0, 0,
            1 / 1.0, 2 / 2.0, 1 / 2.0, 0,
        ];
        Assert.Equal((4, 4), (map.Height, map.Width));
        Assert.All(share.Zip(map.Values), pair => Assert.Equal(pair.First * loss, pair.Second, 1e-5));
    }

    // Sides of 5 with a patch of 2 at a step of 2: places 0, 2 and, ending with the image, 3.
    [Theory, InlineData(5, 2, 2, 9), InlineData(4, 2, 2, 4), InlineData(4, 4, 1, 1), InlineData(28, 6, 3, 81)]
    public void Patches_reach_every_border(int side, int size, int stride, int expected) =>
        Assert.Equal(expected, Occlusion.Count(new ImageShape(1, side, side), new OcclusionPatch(size, stride, [0], "")));

    [Fact]
    public void The_patch_shows_the_mean_that_the_model_was_trained_with_or_else_that_of_the_images()
    {
        ImageSet set = new("grey", "test", new ImageShape(1, 1, 4), [10, 20, 30, 40], [0], ["a"]);
        OcclusionPatch trained = OcclusionPatch.Of(set, JsonNode.Parse("""{ "mean": [0.2], "deviation": [1] }"""));
        Assert.Equal((51, "mean of the training images"), (trained.Fill[0], trained.Source));
        Assert.Equal((25, "mean of grey (test)"), (OcclusionPatch.Of(set, null).Fill[0], OcclusionPatch.Of(set, null).Source));
        Assert.Equal(25, OcclusionPatch.Of(set, JsonNode.Parse("""{ "mean": [0], "deviation": [1] }""")).Fill[0]);
        Assert.Equal(25, OcclusionPatch.Of(set, JsonNode.Parse("""{ "mean": ["x"] }""")).Fill[0]);
    }

    [Theory]
    [InlineData("--patch is 0", 0, null), InlineData("--patch is 9", 9, null), InlineData("--stride is 4", 3, 4), InlineData("--stride is 0", 3, 0)]
    public void A_patch_that_cannot_be_is_refused(string complaint, int? size, int? stride)
    {
        ImageSet set = new("grey", "test", new ImageShape(1, 8, 8), new byte[64], [0], ["a"]);
        Assert.Contains(complaint, Assert.Throws<InputException>(() => OcclusionPatch.Of(set, null, size, stride)).Message);
    }
}
