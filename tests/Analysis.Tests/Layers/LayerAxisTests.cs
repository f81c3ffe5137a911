using Strata.Analysis.Layers;

namespace Strata.Tests.Layers;

/// <summary>Layers of several networks on one axis.</summary>
public class LayerAxisTests
{
    [Fact]
    public void Layers_of_one_name_stand_at_one_place()
    {
        LayerAxis axis = new([["pixels", "conv1", "fc1", "logits"], ["pixels", "conv1", "fc1", "fc2", "logits"], ["pixels", "fc1", "logits"]]);
        Assert.Equal(["pixels", "conv1", "fc1", "fc2", "logits"], axis.Names);
        Assert.Equal((4, 4, 2), (axis.PlaceOf("logits", 3), axis.PlaceOf("logits", 2), axis.PlaceOf("fc1", 1)));
    }

    [Fact]
    public void Networks_with_little_in_common_are_counted()
    {
        LayerAxis axis = new([["pixels", "a", "b", "c"], ["pixels", "x", "y", "z", "logits"]]);
        Assert.Equal(["pixels", "x", "y", "z", "logits"], axis.Names);
        Assert.Equal(2, axis.PlaceOf("b", 2));
    }

    [Fact]
    public void Orders_that_contradict_each_other_are_counted()
    {
        LayerAxis axis = new([["pixels", "a", "b", "c", "d"], ["pixels", "b", "a", "c", "d"]]);
        Assert.Equal(5, axis.Names.Count);
        Assert.Equal(1, axis.PlaceOf("b", 1));
    }
}
