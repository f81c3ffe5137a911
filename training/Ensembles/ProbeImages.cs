using Strata.Data;

namespace Strata.Training.Ensembles;

/// <summary>Images that a graph is checked with.</summary>
/// <param name="Name">What they are, as in "mnist (test)".</param>
/// <param name="Shape">The shape of one image.</param>
/// <param name="Pixels">uint8 [N,C,H,W].</param>
sealed record ProbeImages(string Name, ImageShape Shape, byte[] Pixels)
{
    const int Most = 64;

    /// <summary>N.</summary>
    public int Count => Pixels.Length / Shape.Size;

    /// <summary>The first test images of a data set that is on this machine, or else pixels from a seed.</summary>
    /// <param name="dataSet">The data set; null for pixels from a seed.</param>
    /// <param name="shape">The shape of the images that are needed.</param>
    /// <param name="folder">The folder where data sets are looked for first, or null.</param>
    public static ProbeImages Of(string? dataSet, ImageShape shape, string? folder) =>
        Load(dataSet, shape, folder) ?? new ProbeImages("random pixels", shape, Random(shape));

    static ProbeImages? Load(string? dataSet, ImageShape shape, string? folder)
    {
        if (dataSet is null)
            return null;
        try
        {
            ImageSet test = DataSets.Load(dataSet, "test", new DataRequest { Folder = folder, MayFetch = false, Count = Most });
            return test.Shape != shape || test.Count < 7 ? null
                : new ProbeImages($"{test.Name} (test)", shape, test.Pixels[..(Math.Min(Most, test.Count) * shape.Size)]);
        }
        catch (InputException)
        {
            return null;
        }
    }

    static byte[] Random(ImageShape shape)
    {
        byte[] pixels = new byte[16 * shape.Size];
        new Random(1).NextBytes(pixels);
        return pixels;
    }
}
