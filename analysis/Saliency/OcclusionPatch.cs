using System.Text.Json.Nodes;
using Strata.Data;

namespace Strata.Analysis.Saliency;

/// <summary>What is slid over an image to hide a part of it.</summary>
/// <param name="Size">Its side in pixels, at least 1.</param>
/// <param name="Stride">By how many pixels it moves, 1 to <paramref name="Size"/>: every pixel is hidden at least once.</param>
/// <param name="Fill">[C]: what it shows.</param>
/// <param name="Source">Where that comes from, in words.</param>
sealed record OcclusionPatch(int Size, int Stride, IReadOnlyList<byte> Fill, string Source)
{
    // About as much of the image as Zeiler and Fergus hid: 50 of 224 pixels.
    const double Share = 0.22;

    /// <summary>The patch for a set's images: of the mean that the model was trained with, or else of these images' mean.</summary>
    /// <param name="set">The images.</param>
    /// <param name="preprocessing">What the model's file says of its preprocessing; null where nothing.</param>
    /// <param name="size">The side; null for about a fifth of the image's.</param>
    /// <param name="stride">The step; null for half of the side.</param>
    /// <exception cref="InputException">A number is out of range.</exception>
    public static OcclusionPatch Of(ImageSet set, JsonNode? preprocessing, int? size = null, int? stride = null)
    {
        int least = Math.Min(set.Shape.Height, set.Shape.Width);
        int side = size ?? Math.Max(1, (int)Math.Round(Share * least)), step = stride ?? Math.Max(1, side / 2);
        if (side < 1 || side > least)
            throw new InputException($"--patch is {side}, give 1 to {least} pixels");
        if (step < 1 || step > side)
            throw new InputException($"--stride is {step}, give 1 to the patch's {side} pixels: else some would never be hidden");
        return TrainedMean(preprocessing, set.Shape.Channels) is { } trained ? new OcclusionPatch(side, step, trained, "mean of the training images")
            : new OcclusionPatch(side, step, MeanOf(set), $"mean of {set.Name} ({set.Split})");
    }

    // Scaling alone takes no mean away, so that none is written.
    static byte[]? TrainedMean(JsonNode? preprocessing, int channels)
    {
        if (preprocessing?["mean"] is not JsonArray mean || mean.Count != channels)
            return null;
        double[] shares = [.. mean.Select(value => value is JsonValue number && number.TryGetValue(out double share) ? share : double.NaN)];
        return shares.All(share => share is >= 0 and <= 1) && shares.Any(share => share > 0) ? [.. shares.Select(share => (byte)Math.Round(255 * share))] : null;
    }

    static byte[] MeanOf(ImageSet set)
    {
        int plane = set.Shape.Height * set.Shape.Width;
        long[] sums = new long[set.Shape.Channels];
        for (int image = 0; image < set.Count; image++)
            for (int channel = 0; channel < sums.Length; channel++)
                foreach (byte pixel in set.Image(image).Slice(channel * plane, plane))
                    sums[channel] += pixel;
        return [.. sums.Select(sum => (byte)Math.Round(sum / ((double)set.Count * plane)))];
    }
}
