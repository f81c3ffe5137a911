using Strata.Data;
using Strata.Randomness;
using Strata.Sessions;

namespace Strata.Deployment;

/// <summary>Images to prove an export with: test images of the model's data set where they are at hand, else noise.</summary>
static class ProbeImages
{
    /// <summary>What noise is called.</summary>
    public const string Noise = "noise";

    const int Most = 1000, NoiseImages = 256, OpenSize = 64;

    /// <summary>At most 1,000 images that the model takes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="dataSet">The data set that was asked for; null for the model's own.</param>
    /// <param name="request">Where to look. What the model names is not fetched; what was asked for may be.</param>
    /// <exception cref="InputException">A data set was asked for, and is missing or does not fit.</exception>
    public static ImageSet For(ModelSession model, string? dataSet, DataRequest request)
    {
        if (dataSet is not null)
            return Begin(Load(model, dataSet, request));
        try
        {
            return model.Metadata.DataSet is { } own ? Begin(Load(model, own, request with { MayFetch = false })) : MakeNoise(model);
        }
        catch (InputException)
        {
            return MakeNoise(model);
        }
    }

    static ImageSet Load(ModelSession model, string name, DataRequest request)
    {
        ImageSet images = DataSets.Load(name, "test", request);
        model.Input.Require(images.Shape, $"{images.Name} (test)", model.Path);
        return images;
    }

    static ImageSet Begin(ImageSet images) =>
        images.Count <= Most ? images : images.Subset([.. Enumerable.Range(0, Most)], images.Split);

    static ImageSet MakeNoise(ModelSession model)
    {
        ImageInput input = model.Input;
        ImageShape shape = new(input.Channels ?? 3, input.Height ?? OpenSize, input.Width ?? OpenSize);
        byte[] pixels = new byte[NoiseImages * shape.Size];
        SplitMix64 random = new(1);
        foreach (ref byte pixel in pixels.AsSpan())
            pixel = (byte)random.Below(256);
        return new ImageSet(Noise, "test", shape, pixels, new int[NoiseImages], ["any"]);
    }
}
