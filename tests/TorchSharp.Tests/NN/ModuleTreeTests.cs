using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.NN;

public class ModuleTreeTests
{
    [Fact]
    public void A_sequence_names_its_parts_and_their_parameters_in_order()
    {
        using Sequential model = Nested();
        Assert.Equal(["conv1", "block", "flatten", "logits", "block.norm", "block.drop"], model.named_modules().Select(m => m.name));
        Assert.Equal(["conv1", "block", "flatten", "logits"], model.named_children().Select(m => m.name));
        Assert.Equal(["conv1.weight", "conv1.bias", "block.norm.weight", "block.norm.bias", "logits.weight", "logits.bias"],
            model.named_parameters().Select(p => p.name));
        Assert.Equal(["block.norm.running_mean", "block.norm.running_var", "block.norm.num_batches_tracked"],
            model.named_buffers().Select(b => b.name));
        Assert.Equal(3, model.buffers().Count());
        Assert.Equal(6, model.parameters().Count());
    }

    static Sequential Nested() => Sequential(
        ("conv1", Conv2d(1, 2, 3)),
        ("block", Sequential(("norm", BatchNorm2d(2)), ("drop", Dropout(0.5)))),
        ("flatten", Flatten()),
        ("logits", Linear(2 * 4 * 4, 3)));
}
