using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Noise;

/// <summary>x + u, u even in -amplitude..amplitude.</summary>
[Part("uniform-noise", "Adds even noise from -amplitude to amplitude (0.2) to every value")]
sealed class UniformNoise : ImageAugmentation
{
    protected override ImageChange Prepare(ImageShape image, PartParameters knobs)
    {
        double amplitude = knobs.Number("amplitude", 0.2, 0, 1);
        return images => empty_like(images).uniform_(-amplitude, amplitude).add_(images);
    }
}
