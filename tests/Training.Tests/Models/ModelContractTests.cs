using Strata.Data;
using Strata.Registry;
using Strata.Training.Export;
using Strata.Training.Models;
using Strata.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.Models;

/// <summary>What every registered model promises.</summary>
public class ModelContractTests
{
    public static TheoryData<string> Names => [.. Parts<IModel>.Names];

    static readonly ImageShape Grey = new(1, 28, 28);

    [Theory, MemberData(nameof(Names))]
    public void Makes_logits_for_grey_and_colour_images(string name)
    {
        foreach (ImageShape image in (ImageShape[])[Grey, new(3, 32, 32), new(1, 33, 29)])
        {
            using DisposeScope scope = NewDisposeScope();
            Module<Tensor, Tensor> model = TrainingRun.BuildModel(name, image, 7);
            Assert.Equal([5L, 7L], model.call(randn(5, image.Channels, image.Height, image.Width)).shape);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_parameter_gets_a_gradient(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(1);
        Module<Tensor, Tensor> model = TrainingRun.BuildModel(name, Grey, 10);
        functional.cross_entropy(model.call(randn(8, 1, 28, 28)), arange(8, ScalarType.Int64)).backward();
        Assert.All(model.named_parameters(), pair => Assert.True(pair.parameter.grad!.abs().sum().ToDouble() > 0, $"{pair.name} got no gradient"));
    }

    [Theory, MemberData(nameof(Names))]
    public void Exports_with_named_layers_that_end_in_logits(string name)
    {
        ExportedModel exported = OnnxExporter.Export(TrainingRun.BuildModel(name, Grey, 10), new ExportOptions
        {
            Name = name,
            Image = Grey,
            ClassNames = [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")],
        });
        Assert.InRange(exported.Proof.Largest, 0, 1e-4);
        Assert.Equal("conv1", exported.Proof.Layers[0].Layer);
        Assert.Contains(exported.Proof.Layers, layer => layer.Layer == "logits");
    }

    [Theory, MemberData(nameof(Names))]
    public void Same_seed_gives_the_same_weights(string name)
    {
        float[] Weights()
        {
            manual_seed(11);
            return [.. TrainingRun.BuildModel(name, Grey, 10).parameters().SelectMany(LayerScope.Floats)];
        }
        Assert.Equal(Weights(), Weights());
    }

    [Theory, MemberData(nameof(Names))]
    public void Images_that_are_too_small_are_refused(string name) =>
        Assert.Contains("2x2", Assert.Throws<InputException>(() => TrainingRun.BuildModel(name, new ImageShape(1, 2, 2), 10)).Message);

    [Theory]
    [InlineData("lenet-relu", 61_706)]       // 6*26 + 16*151 + 400*120+120 + 120*84+84 + 84*10+10, by hand
    [InlineData("cnn-32-64", 1_663_370)]     // 32*26 + 64*801 + 3136*512+512 + 512*10+10, by hand
    [InlineData("cnn-32-64:hidden=1024", 3_274_634)]
    public void Parameters_are_as_many_as_worked_out_by_hand(string spec, long expected) =>
        Assert.Equal(expected, TrainingRun.BuildModel(spec, Grey, 10).parameters().Sum(parameter => parameter.numel()));
}
