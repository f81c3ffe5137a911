using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Training.Checks;

/// <summary>
/// The output for an image depends on that image and on no other of its batch, in the form in which the network is used; a view or a
/// softmax over the wrong axis shows here.
/// </summary>
static class ImagesApart
{
    const int Images = 4;

    public static CheckResult Check(CheckBench bench)
    {
        using DisposeScope scope = NewDisposeScope();
        bench.Model.eval();
        Tensor all = bench.Images().Images;
        Tensor images = all.narrow(0, 0, Math.Min(Images, all.shape[0])).detach().clone().requires_grad_(true);
        bench.Model.call(images)[0].sum().backward();
        bench.Model.zero_grad();
        Tensor reach = (images.grad ?? zeros_like(images)).abs().flatten(1).amax(1);
        bool sees = reach[0].ToSingle() > 0;
        bool mixes = images.shape[0] > 1 && reach.narrow(0, 1, images.shape[0] - 1).max().ToSingle() > 0;
        (string measured, string advice) = (mixes, sees) switch
        {
            (true, _) => ("its output depends on other images of the batch", "look for a reshape, softmax or mean over the batch axis"),
            (_, true) => ("it depends on its own image alone", ""),
            _ => ("its output does not depend on the image", "a layer cuts the way from pixels to logits: see gradients and dead units"),
        };
        return new CheckResult("images apart", sees && !mixes, measured, "each output from its own image", advice);
    }
}
