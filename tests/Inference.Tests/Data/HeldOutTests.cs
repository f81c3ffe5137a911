using Strata.Data;

namespace Strata.Tests.Data;

/// <summary>The images that a training held out are the split "validation" of whatever it was trained on.</summary>
public class HeldOutTests
{
    static readonly DataRequest s_digits = new() { Count = 300 };

    static ImageSet Load(string split, HeldOut? heldOut = null) => DataSets.Load("digits", split, s_digits with { HeldOut = heldOut });

    static string[] Images(ImageSet set) => [.. Enumerable.Range(0, set.Count).Select(image => Convert.ToHexString(set.Image(image)))];

    [Theory]
    [InlineData(0.1, 1, 30)]
    [InlineData(0.25, 7, 75)]
    public void A_share_is_what_a_stratified_split_holds_out_in_the_order_of_the_train_split(double share, int seed, int count)
    {
        ImageSet train = Load("train");
        int[] expected = [.. StratifiedSplit.Of(train.Labels, share, seed).Validation.Order()];

        ImageSet validation = Load("validation", new HeldOut(share, seed));

        Assert.Equal(("validation", count), (validation.Split, validation.Count));
        Assert.Equal(Images(train.Subset(expected, "train")), Images(validation));
    }

    [Fact]
    public void The_folds_of_a_cross_validation_are_together_the_train_split()
    {
        string[] folds = [.. Enumerable.Range(1, 3).SelectMany(fold => Images(Load("validation", new HeldOut(0, Seed: 5, Folds: 3, fold))))];
        Assert.Equal(Images(Load("train")).Order(), folds.Order());
    }

    [Fact]
    public void Images_of_another_data_set_are_not_what_was_held_out()
    {
        HeldOut heldOut = new(0.1, 1) { Fingerprint = Fingerprint.Of(Load("validation", new HeldOut(0.1, 1))) };
        Assert.Equal(30, Load("validation", heldOut).Count);
        string message = Assert.Throws<InputException>(() => DataSets.Load("digits", "validation", s_digits with { Count = 301, HeldOut = heldOut })).Message;
        Assert.Contains("a share of 0.1 by seed 1 of digits", message);
        Assert.Contains("is not what the training held out", message);
    }

    [Fact]
    public void Without_a_model_nobody_knows_which_images_they_are() => Assert.Contains(
        "no model is asked here: choose train or test", Assert.Throws<InputException>(() => Load("validation")).Message);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(-1, 0, 0)]
    [InlineData(1.5, 0, 0)]
    [InlineData(double.NaN, 0, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 3, 4)]
    [InlineData(0, 301, 1)]
    public void What_a_damaged_file_may_say_is_refused(double share, int folds, int fold) =>
        Assert.Throws<InputException>(() => Load("validation", new HeldOut(share, 1, folds, fold)));
}
