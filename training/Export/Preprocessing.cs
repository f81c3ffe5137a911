using System.Runtime.InteropServices;
using Strata.Data;
using Strata.Onnx;

namespace Strata.Training.Export;

/// <summary>
/// How pixels 0..255 become what the network reads: (pixel/255 - mean) / deviation, for each channel or each place in the image.
/// It runs as TorchSharp operations in training and as the first nodes of the exported graph, so that nobody downstream can
/// forget it.
/// </summary>
/// <param name="Mean">Mean of each channel, in 0..1.</param>
/// <param name="Deviation">Standard deviation of each channel, above 0, in the same unit.</param>
public sealed record Preprocessing(IReadOnlyList<float> Mean, IReadOnlyList<float> Deviation)
{
    /// <summary>
    /// What <see cref="Of"/> can make: "standard" (mean and deviation of each channel), "scale" (to 0..1 alone), "channel-mean"
    /// (the mean of each channel taken away) and "mean-image" (the mean of each pixel taken away, Krizhevsky 2012, section 2).
    /// </summary>
    public static string[] Kinds { get; } = ["standard", "scale", "channel-mean", "mean-image"];

    /// <summary>The mean image float32 [C,H,W] in 0..1, little-endian, which is taken away instead of <see cref="Mean"/>; or null.</summary>
    public byte[]? MeanImage { get; init; }

    /// <summary>The height and width of the mean image; 1 and 1 where there is none.</summary>
    public IReadOnlyList<int> Plane { get; init; } = [1, 1];

    /// <summary>Only the scaling to 0..1.</summary>
    public static Preprocessing Scale(int channels) => new(new float[channels], Enumerable.Repeat(1f, channels).ToArray());

    /// <summary>Measures the pixels of a training set. A constant channel gets deviation 1.</summary>
    /// <param name="images">The training images.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public static Preprocessing Of(ImageSet images, string kind = "standard")
    {
        Preprocessing scale = Scale(images.Shape.Channels);
        if (kind == "scale")
            return scale;
        Preprocessing standard = Standard(images);
        return kind switch
        {
            "standard" => standard,
            "channel-mean" => standard with { Deviation = scale.Deviation },
            "mean-image" => standard with
            {
                Deviation = scale.Deviation,
                MeanImage = MemoryMarshal.AsBytes<float>(MeanOf(images)).ToArray(),
                Plane = [images.Shape.Height, images.Shape.Width],
            },
            _ => throw new ArgumentException($"no kind of preprocessing is called '{kind}'", nameof(kind)),
        };
    }

    static Preprocessing Standard(ImageSet images)
    {
        int channels = images.Shape.Channels;
        int plane = images.Shape.Height * images.Shape.Width;
        float[] mean = new float[channels];
        float[] deviation = new float[channels];
        for (int channel = 0; channel < channels; channel++)
        {
            (long sum, long squares) = (0, 0);
            for (int image = 0; image < images.Count; image++)
                foreach (byte pixel in images.Image(image).Slice(channel * plane, plane))
                {
                    sum += pixel;
                    squares += pixel * pixel;
                }
            double count = (double)images.Count * plane;
            double average = sum / count;
            double variance = squares / count - average * average;
            mean[channel] = (float)(average / 255);
            deviation[channel] = variance > 0 ? (float)(Math.Sqrt(variance) / 255) : 1;
        }
        return new Preprocessing(mean, deviation);
    }

    static float[] MeanOf(ImageSet images)
    {
        long[] sums = new long[images.Shape.Size];
        for (int image = 0; image < images.Count; image++)
        {
            ReadOnlySpan<byte> pixels = images.Image(image);
            for (int place = 0; place < sums.Length; place++)
                sums[place] += pixels[place];
        }
        return Array.ConvertAll(sums, sum => (float)(sum / (255.0 * images.Count)));
    }

    // TorchSharp and the graph both compute pixel * Factor + Offset in float32, so that they differ by at most one rounding.
    internal float[] Factor => [.. Deviation.Select(deviation => (float)(1 / (255.0 * deviation)))];

    // [C], or [C,H,W] where a mean image is taken away.
    internal float[] Offset
    {
        get
        {
            float[] means = MeanImage is null ? [.. Mean] : MemoryMarshal.Cast<byte, float>(MeanImage).ToArray();
            int plane = means.Length / Deviation.Count;
            return [.. means.Select((mean, place) => -mean / Deviation[place / plane])];
        }
    }

    internal long[] OffsetShape => [1, Mean.Count, Plane[0], Plane[1]];

    /// <summary>The graph nodes: from the uint8 input to the float32 tensor `normalised`.</summary>
    internal string Export(GraphBuilder graph, string image)
    {
        string real = graph.Node("Cast", "normalised/float", [image], NodeAttribute.Of("to", (long)TensorProto.Types.DataType.Float));
        string factor = graph.Weights("normalised/factor", Factor, 1, Mean.Count, 1, 1);
        string offset = graph.Weights("normalised/offset", Offset, OffsetShape);
        return graph.Node("Add", "normalised", [graph.Node("Mul", "normalised/scaled", [real, factor]), offset]);
    }
}
