using System.Text.RegularExpressions;
using Strata.Data;
using Strata.Training.Export;
using Strata.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.Models;

/// <summary>What every registered model promises.</summary>
public partial class ModelContractTests
{
    public static TheoryData<string> Names => SmallModels.Names;

    [Theory, MemberData(nameof(Names))]
    public void Makes_logits_for_grey_and_colour_images(string name)
    {
        foreach (ImageShape image in (ImageShape[])[SmallModels.Grey, new(3, 32, 32), new(1, 33, 29)])
        {
            using DisposeScope scope = NewDisposeScope();
            Module<Tensor, Tensor> model = TrainingRun.BuildModel(SmallModels.Spec(name), image, 7);
            Assert.Equal([5L, 7L], model.call(randn(5, image.Channels, image.Height, image.Width)).shape);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_parameter_gets_a_gradient(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> model = SmallModels.Build(SmallModels.Spec(name));
        functional.cross_entropy(model.call(randn(8, 1, 28, 28)), arange(8, ScalarType.Int64)).backward();
        Assert.All(model.named_parameters(), pair => Assert.True(pair.parameter.grad!.abs().sum().ToDouble() > 0, $"{pair.name} got no gradient"));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_few_steps_on_one_batch_lower_its_loss(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> model = SmallModels.Build(SmallModels.Spec(name));
        Tensor images = randn(20, 1, 28, 28), labels = arange(20, ScalarType.Int64).remainder(10);
        using optim.Optimizer optimizer = optim.Adam(model.parameters(), 1e-3);
        double Loss()
        {
            manual_seed(3);     // dropout drops the same each time
            optimizer.zero_grad();
            Tensor loss = functional.cross_entropy(model.call(images), labels);
            loss.backward();
            return loss.ToDouble();
        }
        double before = Loss();
        for (int step = 0; step < 5; step++)
        {
            optimizer.step();
            double now = Loss();
            Assert.True(double.IsFinite(now), $"the loss became {now}");
        }
        Assert.True(Loss() < before, $"{before} before, {Loss()} after");
    }

    [Theory, MemberData(nameof(Names))]
    public void Exports_with_named_layers_that_end_in_logits(string name)
    {
        Module<Tensor, Tensor> model = SmallModels.Build(SmallModels.Spec(name));
        SmallModels.SettleNorms(model);
        ExportedModel exported = SmallModels.Exported(model, SmallModels.Grey);
        string[] layers = [.. exported.Proof.Layers.Select(layer => layer.Layer).TakeWhile(layer => !layer.Contains(' '))];
        Assert.All(exported.Proof.Layers, layer => Assert.InRange(layer.Difference, 0, layer.Allowed(1e-4)));
        Assert.Equal("logits", layers[^1]);
        Assert.All(layers, layer => Assert.Matches(SystematicName(), layer));
    }

    [Theory, MemberData(nameof(Names))]
    public void Same_seed_gives_the_same_weights(string name)
    {
        float[] Weights() => [.. SmallModels.Build(SmallModels.Spec(name), seed: 11).parameters().SelectMany(LayerScope.Floats)];
        Assert.Equal(Weights(), Weights());
    }

    [Theory, MemberData(nameof(Names))]
    public void The_smallest_images_it_claims_to_take_work_and_smaller_ones_are_refused(string name)
    {
        if (name is "perceptron" or "mlp")
        {
            // They take any shape, down to points in the plane.
            Assert.NotNull(TrainingRun.BuildModel(name, new ImageShape(1, 1, 2), 3));
            return;
        }
        string message = Assert.Throws<InputException>(() => TrainingRun.BuildModel(SmallModels.Spec(name), new ImageShape(1, 2, 2), 10)).Message;
        Assert.Contains("1x2x2", message);
        int least = int.Parse(Least().Match(message).Groups[1].Value);
        foreach (ImageShape image in (ImageShape[])[new(1, least - 1, 40), new(1, 40, least - 1)])
            Assert.Throws<InputException>(() => TrainingRun.BuildModel(SmallModels.Spec(name), image, 10));
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal([2L, 10L], TrainingRun.BuildModel(SmallModels.Spec(name), new ImageShape(1, least, least), 10).call(randn(2, 1, least, least)).shape);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_knob_that_it_does_not_have_is_refused(string name) =>
        Assert.Contains("'colour'", Assert.Throws<InputException>(() => SmallModels.Build(With(name, "colour=red"))).Message);

    static string With(string name, string knob)
    {
        string spec = SmallModels.Spec(name);
        return $"{spec}{(spec.Contains(':') ? ',' : ':')}{knob}";
    }

    [GeneratedRegex(@"^([a-z]+\d*\.)*[a-z]+\d*$")]
    private static partial Regex SystematicName();

    [GeneratedRegex(@"at least (\d+)x\1 pixels")]
    private static partial Regex Least();
}
