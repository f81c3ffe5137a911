using Strata.Data;
using Strata.Sessions;

namespace Strata.Pipelines;

/// <summary>Images one after another, in a fixed order, that need not fit into memory. One thread at a time.</summary>
public interface IImageStream : IDisposable
{
    /// <summary>The data set's name, as in "mnist".</summary>
    string Name { get; }

    /// <summary>Which part of it, as in "test".</summary>
    string Split { get; }

    /// <summary>The shape of one image.</summary>
    ImageShape Shape { get; }

    /// <summary>The number of images from first to last, whatever was skipped; images that turn out to be damaged are counted.</summary>
    long Count { get; }

    /// <summary>The name of each class, in label order; empty where labels are not known.</summary>
    IReadOnlyList<string> ClassNames { get; }

    /// <summary>The label of every image, where they are known before the images are read; null where they are not.</summary>
    IReadOnlyList<int>? Labels => null;

    /// <summary>Starts behind the first images. Before the first <see cref="Read"/>, once.</summary>
    /// <param name="images">0 to <see cref="Count"/>.</param>
    void Skip(long images);

    /// <summary>Fills a slot with the next images: pixels, labels, files, count and first.</summary>
    /// <returns>How many they are; 0 at the end.</returns>
    /// <exception cref="InputException">What is read is damaged.</exception>
    int Read(BatchSlot slot, CancellationToken cancel);
}
