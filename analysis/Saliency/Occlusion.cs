using Strata.Data;
using Strata.Sessions;

namespace Strata.Analysis.Saliency;

/// <summary>
/// Occlusion (Zeiler and Fergus 2014, section 4.2): a patch slides over the image, and what a class's probability loses is credited to what the
/// patch hides. Any classifier will do; nothing of its inside is needed.
/// </summary>
static class Occlusion
{
    /// <summary>The map [H,W] of one image: for each pixel the mean loss over the patches that hide it.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="set">The images.</param>
    /// <param name="image">Which of them.</param>
    /// <param name="label">The class.</param>
    /// <param name="probability">The class's probability of the image as it is.</param>
    /// <param name="patch">What hides.</param>
    public static HeatMap Of(Classifier classifier, ImageSet set, int image, int label, double probability, OcclusionPatch patch)
    {
        ImageShape shape = set.Shape;
        (int Y, int X)[] places = [.. from y in Places(shape.Height, patch) from x in Places(shape.Width, patch) select (y, x)];
        byte[] pixels = new byte[places.Length * shape.Size];
        for (int place = 0; place < places.Length; place++)
        {
            Span<byte> copy = pixels.AsSpan(place * shape.Size, shape.Size);
            set.Image(image).CopyTo(copy);
            Hide(copy, shape, places[place], patch);
        }
        Scores scores = classifier.Score(new ImageSet(set.Name, set.Split, shape, pixels, new int[places.Length], set.ClassNames));
        return Credit(shape, places, patch, place => probability - scores.Probabilities[place * scores.Classes + label]);
    }

    /// <summary>How many images a map takes.</summary>
    public static int Count(ImageShape shape, OcclusionPatch patch) => Places(shape.Height, patch).Count() * Places(shape.Width, patch).Count();

    // The last patch ends with the image, whether or not the step leads there.
    static IEnumerable<int> Places(int length, OcclusionPatch patch)
    {
        int last = length - patch.Size;
        for (int at = 0; at < last; at += patch.Stride)
            yield return at;
        yield return last;
    }

    static void Hide(Span<byte> image, ImageShape shape, (int Y, int X) place, OcclusionPatch patch)
    {
        for (int channel = 0; channel < shape.Channels; channel++)
            for (int y = place.Y; y < place.Y + patch.Size; y++)
                image.Slice((channel * shape.Height + y) * shape.Width + place.X, patch.Size).Fill(patch.Fill[channel]);
    }

    static HeatMap Credit(ImageShape shape, (int Y, int X)[] places, OcclusionPatch patch, Func<int, double> loss)
    {
        double[] sums = new double[shape.Height * shape.Width];
        int[] counts = new int[sums.Length];
        for (int place = 0; place < places.Length; place++)
        {
            double lost = loss(place);
            for (int y = places[place].Y; y < places[place].Y + patch.Size; y++)
                for (int x = places[place].X; x < places[place].X + patch.Size; x++)
                {
                    sums[y * shape.Width + x] += lost;
                    counts[y * shape.Width + x]++;
                }
        }
        return new HeatMap([.. sums.Zip(counts, (sum, count) => (float)(sum / count))], shape.Height, shape.Width);
    }
}
