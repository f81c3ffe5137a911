using Strata.Pipelines;
using Strata.Randomness;
using Strata.Registry;

namespace Strata.Data.Digits;

/// <summary>
/// Digits like handwriting, drawn from strokes by code: grey 28x28, 10,000 train and 2,000 test images or any number. Same seed, same
/// bytes on every machine; a larger set begins with the smaller one; each ten images hold every digit once.
/// </summary>
[Part("digits", "handwritten-like digits drawn by code, 10,000 train and 2,000 test images or any number (count=), 1x28x28, 10 classes")]
sealed class DigitsSource : IMadeDataSet, IStreamedDataSet
{
    const int Classes = 10;
    const int ImagesAStep = 2_000;
    static readonly string[] ClassNames = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    static readonly ImageShape Shape = new(1, Sheet.Side, Sheet.Side);
    static readonly int Most = Array.MaxLength / Shape.Size;   // as many as a set in memory holds

    /// <inheritdoc/>
    public string FingerprintOfFirstHundred => "b2fff842079e5edbbdbe9ffc29a9017e5bdaa9c917a0d219c218993d77ee5f79";

    /// <inheritdoc/>
    public IReadOnlyList<string> Knobs { get; } = ["count"];

    /// <inheritdoc/>
    public int CountOf(string split, DataRequest request)
    {
        int train = request.Knobs.Whole("count", 10_000, least: 5, most: Most);
        int count = request.Count ?? (split == "train" ? train : train / 5);
        return count >= 1 && count <= Most ? count
            : throw new InputException($"digits can be made in any number from 1 to {Most:N0}, not {count:N0}");
    }

    /// <inheritdoc/>
    public ImageSet Load(string split, DataRequest request)
    {
        int count = CountOf(split, request);
        ulong seed = SeedOf(split, request);
        byte[] pixels = new byte[count * Shape.Size];
        int[] labels = Labels(count, seed);
        for (int start = 0; start < count; start += ImagesAStep)
        {
            int end = Math.Min(count, start + ImagesAStep);
            Draw(start, end, seed, labels, pixels.AsMemory(start * Shape.Size), request.Cancel);
            request.Progress?.Advance(end - start);
        }
        return new ImageSet("digits", split, Shape, pixels, labels, ClassNames);
    }

    /// <inheritdoc/>
    public IImageStream Open(string split, DataRequest request)
    {
        ulong seed = SeedOf(split, request);
        int[] labels = Labels(CountOf(split, request), seed);
        return new FilledStream("digits", split, Shape, labels, ClassNames, (start, end, pixels, cancel) =>
            Draw(start, end, seed, labels, pixels, cancel));
    }

    /// <inheritdoc/>
    public IReadOnlyList<DataCheck> Verify(DataRequest request) => [DataCheck.SameBytes(this)];

    // Every seed has its own train and its own test stream: no train set of one seed is the test set of another.
    static ulong SeedOf(string split, DataRequest request) => (ulong)(uint)request.Seed * 2 + (split == "train" ? 0u : 1u);

    // Every image has a generator of its own, so that neither threads nor the number of images change a byte.
    static void Draw(int start, int end, ulong seed, int[] labels, Memory<byte> pixels, CancellationToken cancel) => Parallel.For(
        start, end, new ParallelOptions { CancellationToken = cancel }, () => new Sheet(),
        (i, _, sheet) =>
        {
            sheet.Write(labels[i], SplitMix64.Stream(seed, (ulong)i), pixels.Span.Slice((i - start) * Shape.Size, Shape.Size));
            return sheet;
        },
        _ => { });

    static int[] Labels(int count, ulong seed)
    {
        int[] labels = new int[count];
        Span<int> ten = stackalloc int[Classes];
        for (int i = 0; i < count; i += Classes)
        {
            for (int label = 0; label < Classes; label++)
                ten[label] = label;
            SplitMix64.Stream(seed, ulong.MaxValue - (ulong)i).Shuffle(ten);
            ten[..Math.Min(Classes, count - i)].CopyTo(labels.AsSpan(i));
        }
        return labels;
    }
}
