using Strata.Data;
using Strata.Onnx;
using Strata.Tests.Quantization;

namespace Strata.Tests.Onnx;

public sealed class BatchNormFoldingTests
{
    [Fact]
    public void Folded_network_gives_the_same_logits_without_the_normalisation()
    {
        SmallNetwork network = new() { BatchNorm = true };
        ModelProto model = network.Build(), folded = model.Clone();
        ImageSet images = network.Images(50);

        Assert.Equal(1, BatchNormFolding.Apply(folded.Graph));

        Assert.DoesNotContain(folded.Graph.Node, node => node.OpType == "BatchNormalization");
        Assert.Contains("norm1", folded.NodeOutputs());
        float[] before = SmallNetwork.Score(model, images).Logits!, after = SmallNetwork.Score(folded, images).Logits!;
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public void A_convolution_that_others_read_keeps_its_own_values()
    {
        ModelProto model = new SmallNetwork { BatchNorm = true }.Build().WithOutputs(["conv1"]);
        Assert.Equal(0, BatchNormFolding.Apply(model.Graph));
    }
}
