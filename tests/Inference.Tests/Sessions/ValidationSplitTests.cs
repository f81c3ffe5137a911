using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Tests.Sessions;

public sealed class ValidationSplitTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    ModelFile Model(string name, HeldOut? heldOut, string? fingerprint = null) => ModelFile.Find(new TinyModel
    {
        Metadata = new ModelMetadata
        {
            HeldOut = heldOut,
            Fingerprints = fingerprint is null ? [] : new Dictionary<string, string> { ["validation"] = fingerprint },
        },
    }.Save(_folder.File($"{name}.onnx")));

    [Theory]
    [InlineData("train")]
    [InlineData("test")]
    [InlineData(null)]
    public void Other_splits_need_no_model(string? split) => Assert.Null(ValidationSplit.Of(split, [Model("a", null)]));

    [Fact]
    public void Models_that_held_out_the_same_share_it()
    {
        HeldOut heldOut = new(0.1, 4);
        Assert.Equal(heldOut, ValidationSplit.Of("validation", [Model("a", heldOut), Model("b", heldOut with { })]));
    }

    [Fact]
    public void Models_that_held_out_others_are_refused_by_name()
    {
        string message = Assert.Throws<InputException>(
            () => ValidationSplit.Of("validation", [Model("a", new HeldOut(0.1, 1)), Model("b", new HeldOut(0, 1, Folds: 5, Fold: 2))])).Message;
        Assert.Contains("a.onnx held out a share of 0.1 by seed 1", message);
        Assert.Contains("b.onnx fold 2 of 5 by seed 1", message);
    }

    [Fact]
    public void Models_say_which_images_they_held_out_and_those_of_other_data_sets_are_refused()
    {
        HeldOut heldOut = new(0.1, 4);
        Assert.Equal("ab", ValidationSplit.Of("validation", [Model("a", heldOut, "ab"), Model("b", heldOut, "ab")])!.Fingerprint);
        Assert.Contains("of different data sets", Assert.Throws<InputException>(
            () => ValidationSplit.Of("validation", [Model("a", heldOut, "ab"), Model("c", heldOut, "cd")])).Message);
    }

    [Fact]
    public void A_model_that_does_not_say_is_refused_by_name() => Assert.Contains(
        "b.onnx does not say which images its training held out",
        Assert.Throws<InputException>(() => ValidationSplit.Of("validation", [Model("a", new HeldOut(0.1, 1)), Model("b", null)])).Message);
}
