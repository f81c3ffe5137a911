using Strata.Data;
using Strata.Onnx;

namespace Strata.Training.Export;

/// <summary>
/// How pixels 0..255 become what the network reads: (pixel/255 - mean) / deviation for each channel. It runs as TorchSharp
/// operations in training and as the first nodes of the exported graph, so that nobody downstream can forget it.
/// </summary>
/// <param name="Mean">Mean of each channel, in 0..1.</param>
/// <param name="Deviation">Standard deviation of each channel, above 0, in the same unit.</param>
public sealed record Preprocessing(IReadOnlyList<float> Mean, IReadOnlyList<float> Deviation)
{
    /// <summary>Only the scaling to 0..1.</summary>
    public static Preprocessing Scale(int channels) => new(new float[channels], Enumerable.Repeat(1f, channels).ToArray());

    /// <summary>The mean and deviation of the pixels of a training set. A constant channel gets deviation 1.</summary>
    public static Preprocessing Of(ImageSet images)
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

    // TorchSharp and the graph both compute pixel * Factor + Offset in float32, so that they differ by at most one rounding.
    internal float[] Factor => [.. Deviation.Select(deviation => (float)(1 / (255.0 * deviation)))];

    internal float[] Offset => [.. Mean.Zip(Deviation, (mean, deviation) => -mean / deviation)];

    /// <summary>The graph nodes: from the uint8 input to the float32 tensor `normalised`.</summary>
    internal string Export(GraphBuilder graph, string image)
    {
        string real = graph.Node("Cast", "normalised/float", [image], NodeAttribute.Of("to", (long)TensorProto.Types.DataType.Float));
        string factor = graph.Weights("normalised/factor", Factor, 1, Mean.Count, 1, 1);
        string offset = graph.Weights("normalised/offset", Offset, 1, Mean.Count, 1, 1);
        return graph.Node("Add", "normalised", [graph.Node("Mul", "normalised/scaled", [real, factor]), offset]);
    }
}
