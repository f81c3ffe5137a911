using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models;

[Part("cnn-32-64", "Two wide convolutions: conv 32@5x5, conv 64@5x5, ReLU, max pooling, one hidden layer (hidden=512)")]
sealed class Cnn3264 : IModel
{
    public Module<Tensor, Tensor> Build(ImageShape image, int classes, PartParameters parameters)
    {
        int hidden = parameters.Whole("hidden", otherwise: 512, least: 1, most: 1 << 16);
        (int height, int width) = (image.Height / 4, image.Width / 4);
        if (height < 1 || width < 1)
            throw new InputException($"cnn-32-64 needs images of at least 4x4 pixels, these are {image}");
        return Sequential(
            ("conv1", Conv2d(image.Channels, 32, 5, padding: 2)),             // [N,32,H,W]
            ("relu1", ReLU()),
            ("pool1", MaxPool2d(2)),                                          // [N,32,H/2,W/2]
            ("conv2", Conv2d(32, 64, 5, padding: 2)),                         // [N,64,H/2,W/2]
            ("relu2", ReLU()),
            ("pool2", MaxPool2d(2)),                                          // [N,64,H/4,W/4]
            ("flatten", Flatten()),
            ("fc1", Linear(64 * height * width, hidden)),
            ("relu3", ReLU()),
            ("logits", Linear(hidden, classes)));
    }
}
