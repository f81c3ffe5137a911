using System.Numerics.Tensors;
using Strata.Features;

namespace Strata.Analysis.Saliency;

/// <summary>
/// Grad-CAM (Selvaraju et al. 2017, equations 1 and 2) without automatic differentiation: relu(Σ_k a_k A_k) over the channels A_k of a map, where
/// a_k, the mean over the positions of dY/dA_k, is the slope of the class's score Y along the map that is 1 in channel k, divided by the positions.
/// </summary>
/// <remarks>
/// The slopes are central differences, (Y(A + e 1_k) - Y(A - e 1_k)) / 2e: two rows a channel through the part of the network behind the map, all
/// channels in one batch, whatever operators that part holds. A linear head (global average pooling and one layer) is exact but for rounding, and the
/// map is then that of CAM (Zhou et al. 2016). Where ReLU or max pooling lie behind the map, kinks within e of A count half.
/// </remarks>
static class GradCam
{
    // Of the map's root mean square: small against its values, large against float32's rounding of scores.
    const float Step = 0.01f;

    /// <summary>The map [h,w] of one image.</summary>
    /// <param name="model">The network, cut at the map.</param>
    /// <param name="image">uint8 [C,H,W].</param>
    /// <param name="label">The class.</param>
    public static HeatMap Of(SplitModel model, ReadOnlySpan<byte> image, int label)
    {
        (float[] map, _) = model.RunBody(image);
        (int height, int width) = ((int)model.Layer.Shape[1], (int)model.Layer.Shape[2]);
        float[] weights = Weights(model, map, image, label), sum = new float[height * width];
        for (int channel = 0; channel < weights.Length; channel++)
            TensorPrimitives.MultiplyAdd(map.AsSpan(channel * sum.Length, sum.Length), weights[channel], sum, sum);
        return new HeatMap(Array.ConvertAll(sum, value => Math.Max(0, value)), height, width);
    }

    /// <summary>The weight a_k of each channel [K].</summary>
    /// <param name="model">The network, cut at the map.</param>
    /// <param name="map">float32 [K,h,w].</param>
    /// <param name="image">uint8 [C,H,W], which the map is of.</param>
    /// <param name="label">The class.</param>
    public static float[] Weights(SplitModel model, float[] map, ReadOnlySpan<byte> image, int label)
    {
        int channels = (int)model.Layer.Shape[0], places = map.Length / channels;
        float step = Step * ScaleOf(map);
        float[] weights = new float[channels];
        // As many channels at a time as fill a batch of the head.
        int together = Math.Max(1, model.HeadBatch / 2);
        for (int first = 0; first < channels; first += together)
        {
            int count = Math.Min(together, channels - first);
            float[] rows = new float[2 * count * map.Length];
            for (int row = 0; row < 2 * count; row++)
            {
                Span<float> moved = rows.AsSpan(row * map.Length, map.Length);
                map.CopyTo(moved);
                Span<float> channel = moved.Slice((first + row / 2) * places, places);
                TensorPrimitives.Add(channel, row % 2 == 0 ? step : -step, channel);
            }
            float[] scores = model.RunHead(rows, image);
            for (int channel = 0; channel < count; channel++)
                weights[first + channel] = (scores[2 * channel * model.Classes + label] - scores[(2 * channel + 1) * model.Classes + label]) / (2 * step * places);
        }
        return weights;
    }

    // The root mean square; 1 of a map that is 0.
    static float ScaleOf(float[] map)
    {
        double squares = 0;
        foreach (float value in map)
            squares += (double)value * value;
        return squares > 0 ? (float)Math.Sqrt(squares / map.Length) : 1;
    }
}
