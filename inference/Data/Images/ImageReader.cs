using Strata.Data;

namespace Strata.Data.Images;

/// <summary>Reads, checks and decodes single files of a store within limits. Any number of threads at once.</summary>
/// <param name="store">The files.</param>
/// <param name="limits">How large each may be.</param>
sealed class ImageReader(IImageStore store, ImageLimits limits) : IDisposable
{
    // 32 million pixels take about 100 MB for each copy that decoding makes.
    readonly PixelBudget _budget = new(32_000_000);
    readonly ImageDecoder _decoder = new();

    /// <summary>The files.</summary>
    public IImageStore Store => store;

    /// <summary>Decodes one file.</summary>
    /// <param name="file">Its path in the store.</param>
    /// <param name="take">Takes the pixels.</param>
    /// <exception cref="InputException">The file cannot be read, is no image, is damaged, or too large.</exception>
    public void Read(string file, TakePixels take)
    {
        byte[] bytes = store.Read(file, limits.Bytes);
        string name = store.Describe(file);
        long pixels = ImageHeader.Pixels(bytes, name);
        limits.Require(pixels, name);
        _budget.Take(pixels);
        try
        {
            _decoder.Decode(bytes, name, take);
        }
        finally
        {
            _budget.Return(pixels);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _decoder.Dispose();
        store.Dispose();
    }
}
