using Strata.Data;
using Strata.Registry;
using Strata.Training.Augmentations;
using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Augmentations;

/// <summary>What every registered augmentation promises.</summary>
public class AugmentationContractTests
{
    static readonly string[] Mixing = ["cutmix", "mixup"];

    public static TheoryData<string> All => [.. Parts<IAugmentation>.Names];

    public static TheoryData<string> ImagesAlone => [.. Parts<IAugmentation>.Names.Except(Mixing)];

    public static TheoryData<string> ImagesAndTargets => [.. Mixing];

    static readonly (int Count, int Channels, int Height, int Width)[] Sizes =
        [(16, 1, 28, 28), (8, 3, 32, 32), (5, 1, 7, 11), (4, 3, 9, 5), (1, 1, 28, 28)];

    public static TheoryData<string, int, int, int, int> Shapes
    {
        get
        {
            TheoryData<string, int, int, int, int> cases = [];
            foreach (string name in Parts<IAugmentation>.Names)
                foreach ((int count, int channels, int height, int width) in Sizes)
                    cases.Add(name, count, channels, height, width);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Images_keep_their_shape_their_type_and_their_range(string name, int count, int channels, int height, int width)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor before = Augmented.Noise(count, channels, height, width);
        Tensor after = Augmented.Images(name, before);
        Assert.Equal(before.shape, after.shape);
        Assert.Equal(ScalarType.Float32, after.dtype);
        Assert.All(Augmented.Values(after), value => Assert.InRange(value, 0, 1));
    }

    [Theory, MemberData(nameof(All))]
    public void Same_seed_gives_the_same_bytes_and_another_seed_others(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = Augmented.Noise(32, 1, 28, 28);
        float[] first = Augmented.Values(Augmented.Images(name, images, seed: 5));
        Assert.Equal(first, Augmented.Values(Augmented.Images(name, images, seed: 5)));
        Assert.NotEqual(first, Augmented.Values(Augmented.Images(name, images, seed: 6)));
    }

    [Theory, MemberData(nameof(ImagesAlone))]
    public void Equal_images_of_a_batch_come_out_different(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = Augmented.Noise(1, 1, 28, 28).expand(32, 1, 28, 28).contiguous();
        float[][] after = Augmented.EachImage(Augmented.Images(name, images));
        Assert.Contains(after, image => !image.SequenceEqual(after[0]));
    }

    [Theory, MemberData(nameof(All))]
    public void Probability_zero_changes_nothing(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor images, Tensor labels) = (Augmented.Noise(8, 1, 28, 28), Augmented.Labels(8));
        Batch after = Augmented.Batch([$"{name}:p=0"], images, labels);
        Assert.Equal(Augmented.Values(images), Augmented.Values(after.Images));
        Assert.Equal(labels.data<long>().ToArray(), after.Targets.data<long>().ToArray());
    }

    [Theory, MemberData(nameof(All))]
    public void Probability_is_the_share_of_images_that_are_changed(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = Augmented.Noise(600, 1, 9, 9);
        double Changed(string spec) =>
            Augmented.Images(spec, images).ne(images).flatten(1).any(1, keepdim: false).to(float64).mean().ToDouble();
        double always = Changed($"{name}:p=1");
        // Nearly all: a shift may be by nothing, a rectangle too small to cover a pixel. Four standard errors.
        Assert.InRange(always, 0.7, 1);
        Assert.Equal(0.3 * always, Changed($"{name}:p=0.3"), 4 * Math.Sqrt(0.3 * 0.7 / 600));
    }

    [Theory, MemberData(nameof(All))]
    public void The_batch_handed_in_is_left_as_it_was(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = Augmented.Noise(8, 1, 28, 28);
        Tensor shares = nn.functional.one_hot(Augmented.Labels(8), Augmented.Classes).to(float32);
        (float[] pixels, float[] targets) = (Augmented.Values(images), Augmented.Values(shares));
        Augmented.Batch([name], images, shares);
        Assert.Equal(pixels, Augmented.Values(images));
        Assert.Equal(targets, Augmented.Values(shares));
    }

    [Theory, MemberData(nameof(ImagesAlone))]
    public void Targets_stay_as_they_are(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor labels = Augmented.Labels(8);
        Assert.Same(labels, Augmented.Batch([name], Augmented.Noise(8, 1, 28, 28), labels).Targets);
    }

    [Theory, MemberData(nameof(ImagesAndTargets))]
    public void Mixed_targets_are_shares_that_sum_to_one(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        foreach (string[] specs in (string[][])[[name], [name, "mixup"], ["cutmix", name]])
        {
            Tensor targets = Augmented.Batch(specs, Augmented.Noise(8, 1, 28, 28), Augmented.Labels(8)).Targets;
            Assert.Equal([8, Augmented.Classes], targets.shape);
            Assert.All(Augmented.Values(targets), share => Assert.InRange(share, 0, 1));
            Assert.All(Augmented.Values(targets.sum(1)), sum => Assert.Equal(1, sum, 1e-5));
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Nothing_is_left_behind_in_memory(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        BatchAugmentation augmentation = new([name, "invert", name], new ImageShape(1, 28, 28), Augmented.Classes);
        Batch batch = new(Augmented.Noise(8, 1, 28, 28), Augmented.Labels(8));
        int before = scope.DisposablesCount;
        Batch after = augmentation.Apply(batch);
        int made = ReferenceEquals(after.Targets, batch.Targets) ? 1 : 2;
        Assert.Equal(before + made, scope.DisposablesCount);
        Assert.True(scope.Contains(batch.Images) && scope.Contains(batch.Targets));
    }

    [Fact]
    public void Augmentations_run_in_the_order_they_are_listed_in()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor white = Augmented.Grey(1);
        double Least(params string[] specs) =>
            Augmented.Batch(specs, white, Augmented.Labels(100)).Images.amin([0, 1, 2, 3]).ToDouble();
        Assert.Equal(0, Least("shift", "invert:p=1"));
        Assert.Equal(0, Least("invert:p=1", "shift"));
        // Black that moves in after the inversion stays black, before it turns white.
        Assert.Equal(0, Augmented.Batch(["invert:p=1", "shift"], white, Augmented.Labels(100)).Images.sum().ToDouble());
        Assert.NotEqual(0, Augmented.Batch(["shift", "invert:p=1"], white, Augmented.Labels(100)).Images.sum().ToDouble());
    }

    [Theory]
    [InlineData("shfit", "'shift'")]
    [InlineData("shift:pixel=2", "'pixels'")]
    [InlineData("shift:edge=wrap", "fill or border or reflect")]
    [InlineData("shift:edge=border,fill=0.5", "contradict")]
    [InlineData("erase:least=0.5,most=0.2", "least=0.5")]
    [InlineData("dilate:size=4", "odd")]
    public void Wrong_specs_say_what_would_be_right(string spec, string hint) => Assert.Contains(hint,
        Assert.Throws<InputException>(() => new BatchAugmentation([spec], new ImageShape(1, 28, 28), Augmented.Classes)).Message);
}
