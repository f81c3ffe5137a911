using Strata.Registry;

namespace Strata.Analysis.ImageFeatures.Kinds;

/// <summary>Projection profiles: the mean luminance, 0 to 1, of each row and of each column; of larger images of 32 bands each.</summary>
[Part("profile", "mean luminance of each row and each column, or of 32 bands of them")]
sealed class Profiles : IImageFeature
{
    const int MostBands = 32;

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(int height, int width) =>
    [
        .. Enumerable.Range(0, Bands(height)).Select(band => $"row{band}"), .. Enumerable.Range(0, Bands(width)).Select(band => $"column{band}")
    ];

    /// <inheritdoc/>
    public void Measure(GreyImage image, Span<float> values)
    {
        (int h, int w, int rows, int columns) = (image.Height, image.Width, Bands(image.Height), Bands(image.Width));
        values.Clear();
        for (int y = 0; y < h; y++)
            for (int x = 0; x < w; x++)
            {
                float value = image.Values[y * w + x];
                values[BandOf(y, h, rows)] += value;
                values[rows + BandOf(x, w, columns)] += value;
            }
        for (int row = 0; row < rows; row++)
            values[row] /= 255f * w * SizeOf(row, h, rows);
        for (int column = 0; column < columns; column++)
            values[rows + column] /= 255f * h * SizeOf(column, w, columns);
    }

    static int Bands(int length) => Math.Min(length, MostBands);

    // Bands begin at ceil(band·length/bands), so that their sizes differ by one at most.
    static int BandOf(int place, int length, int bands) => (int)((long)place * bands / length);

    static int SizeOf(int band, int length, int bands) => Begin(band + 1, length, bands) - Begin(band, length, bands);

    static int Begin(int band, int length, int bands) => (int)(((long)band * length + bands - 1) / bands);
}
