using Strata.Training.Export;
using TorchSharp;
using static Strata.Tests.Models.SmallModels;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.Models;

/// <summary>The knob permute moves pixels, all of them, the same way everywhere.</summary>
public class PixelPermutationTests
{
    static Tensor Index(Module<Tensor, Tensor> model) => model.state_dict()["permute.index"];

    [Theory]
    [InlineData("perceptron")]
    [InlineData("mlp")]
    [InlineData("cnn-small")]
    public void Permuted_network_sees_what_the_plain_one_sees_of_permuted_images(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> plain = Build(name), permuted = Build($"{name}:permute=7");
        Tensor images = randn(4, 1, 28, 28);
        Tensor moved = images.flatten(2).index_select(2, Index(permuted)).reshape(4, 1, 28, 28);
        Assert.Equal(LayerScope.Floats(plain.call(moved)), LayerScope.Floats(permuted.call(images)));
        Assert.NotEqual(LayerScope.Floats(plain.call(images)), LayerScope.Floats(permuted.call(images)));
    }

    [Fact]
    public void Index_is_a_permutation_and_the_seed_decides_it()
    {
        long[] Order(int seed) => Index(Build($"mlp:permute={seed}")).data<long>().ToArray();
        Assert.Equal(Enumerable.Range(0, 784).Select(pixel => (long)pixel), Order(3).Order());
        Assert.Equal(Order(3), Order(3));
        Assert.NotEqual(Order(3), Order(4));
        // SplitMix64 with Fisher and Yates, worked out by a Python program of its own.
        Assert.Equal(FirstOfSeed3, Order(3)[..5]);
    }

    static readonly long[] FirstOfSeed3 = [444, 177, 352, 698, 408];

    [Fact]
    public void Colour_channels_move_together()
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> model = Strata.Training.Runs.TrainingRun.BuildModel("mlp:permute=5", new(3, 8, 8), 2);
        Module<Tensor, Tensor> permute = (Module<Tensor, Tensor>)model.named_children().First().module;
        Tensor row = arange(64, ScalarType.Float32).reshape(1, 1, 8, 8);
        Tensor made = permute.call(cat([row, row + 100, row + 200], 1));
        Assert.Equal(LayerScope.Floats(made[0, 0] + 200), LayerScope.Floats(made[0, 2]));
    }

    [Fact]
    public void Index_goes_with_the_weights_and_into_the_graph()
    {
        string file = Path.GetTempFileName();
        try
        {
            Module<Tensor, Tensor> saved = Build("mlp:permute=1"), other = Build("mlp:permute=2");
            saved.save(file);
            other.load(file);
            Assert.Equal(Index(saved).data<long>().ToArray(), Index(other).data<long>().ToArray());
        }
        finally
        {
            File.Delete(file);
        }
        ExportedModel exported = Exported("cnn-small:permute=1");
        Assert.Single(exported.Model.Graph.Node, node => node.OpType == "Gather");
        Assert.InRange(exported.Proof.Largest, 0, 1e-4);
    }
}
