using Strata.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models;

/// <summary>The body that the LeNet variants share (LeCun 1998, section II.B, with one fully connected activation map a channel).</summary>
static class LeNet
{
    /// <summary>Builds the network with one kind of activation. Images [N,C,H,W], H and W at least 12.</summary>
    /// <param name="image">The shape of one image.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="name">What the activation layers are called, as in "relu".</param>
    /// <param name="activation">Makes one activation layer.</param>
    public static Module<Tensor, Tensor> Build(ImageShape image, int classes, string name, Func<Module<Tensor, Tensor>> activation)
    {
        (int height, int width) = (Side(image.Height), Side(image.Width));
        if (height < 1 || width < 1)
            throw new InputException($"LeNet needs images of at least 12x12 pixels, these are {image}");
        return Sequential(
            ("conv1", Conv2d(image.Channels, 6, 5, padding: 2)),              // [N,6,H,W]
            ($"{name}1", activation()),
            ("pool1", MaxPool2d(2)),                                          // [N,6,H/2,W/2]
            ("conv2", Conv2d(6, 16, 5)),                                      // [N,16,H/2-4,W/2-4]
            ($"{name}2", activation()),
            ("pool2", MaxPool2d(2)),                                          // [N,16,(H/2-4)/2,(W/2-4)/2]
            ("flatten", Flatten()),
            ("fc1", Linear(16 * height * width, 120)),
            ($"{name}3", activation()),
            ("fc2", Linear(120, 84)),
            ($"{name}4", activation()),
            ("logits", Linear(84, classes)));
    }

    static int Side(int pixels) => (pixels / 2 - 4) / 2;
}
