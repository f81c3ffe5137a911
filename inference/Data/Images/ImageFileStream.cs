using System.Runtime.ExceptionServices;
using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Data.Images;

/// <summary>
/// The image files of a folder or an archive as a stream, in ordinal order of their paths. A batch is decoded straight into its
/// slot by all cores at once, so that nothing but names is held beside the slots. Files that are no sound images are told and left out.
/// </summary>
sealed class ImageFileStream : IImageStream
{
    readonly ImageReader _reader;
    readonly string[] _files;
    readonly ImageFileOptions _options;
    readonly ImageFitter _fitter;
    readonly FolderLabels _labels;
    int _next;

    ImageFileStream(ImageReader reader, ImageFileOptions options)
    {
        (_reader, _options, _files) = (reader, options, ImageListing.Of(reader.Store, options.Split));
        (int height, int width) = options is { Height: { } rows, Width: { } columns } ? (rows, columns)
            : ImageListing.SizeOfFirst(reader, _files);
        Shape = new ImageShape(options.Channels, options.Height ?? height, options.Width ?? width);
        (_fitter, _labels) = (new ImageFitter(Shape, options.Resize), new FolderLabels(options.ClassNames));
        ClassNames = _files.Any(file => _labels.Of(file) >= 0) ? options.ClassNames : [];
    }

    /// <summary>Lists the files of a store, which the stream then owns.</summary>
    /// <exception cref="InputException">There are none, or where a size is left open none can be read.</exception>
    public static ImageFileStream Open(IImageStore store, ImageFileOptions options)
    {
        ImageReader reader = new(store, options.Limits);
        try
        {
            return new ImageFileStream(reader, options);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Name => DataPath.NameOf(_reader.Store.Root);

    /// <inheritdoc/>
    public string Split => "";

    /// <inheritdoc/>
    public ImageShape Shape { get; }

    /// <inheritdoc/>
    public long Count => _files.Length;

    /// <inheritdoc/>
    public IReadOnlyList<string> ClassNames { get; }

    /// <inheritdoc/>
    public void Skip(long images)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(images);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(images, Count);
        _next = (int)images;
    }

    /// <inheritdoc/>
    public int Read(BatchSlot slot, CancellationToken cancel)
    {
        (slot.First, slot.Count) = (_next, 0);
        // A batch costs the same whether it is full or not: what was left out is filled up.
        while (slot.Count < slot.Capacity && _next < _files.Length)
        {
            int taken = Math.Min(slot.Capacity - slot.Count, _files.Length - _next);
            string?[] faults = new string?[taken];
            Decode(slot, faults, cancel);
            Keep(slot, faults);
            _next += taken;
        }
        return slot.Count;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    void Decode(BatchSlot slot, string?[] faults, CancellationToken cancel)
    {
        (int start, int next) = (slot.Count, _next);
        try
        {
            int workers = _options.Workers ?? Environment.ProcessorCount;
            ParallelOptions how = new() { CancellationToken = cancel, MaxDegreeOfParallelism = workers };
            Parallel.For(0, faults.Length, how, i =>
            {
                string file = _files[next + i];
                Memory<byte> place = slot.Pixels.Slice((start + i) * Shape.Size, Shape.Size);
                try
                {
                    _reader.Read(file, (bgr, height, width) => _fitter.Fit(bgr, height, width, place.Span, _reader.Store.Describe(file)));
                }
                catch (InputException fault)
                {
                    faults[i] = fault.Message;
                }
            });
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
    }

    // Moves sound images together, over those that are none.
    void Keep(BatchSlot slot, string?[] faults)
    {
        Span<byte> pixels = slot.Pixels.Span;
        int start = slot.Count;
        for (int i = 0; i < faults.Length; i++)
        {
            string file = _files[_next + i];
            if (faults[i] is { } fault)
            {
                _options.Fault(file, fault);
                continue;
            }
            if (slot.Count < start + i)
                pixels.Slice((start + i) * Shape.Size, Shape.Size).CopyTo(pixels[(slot.Count * Shape.Size)..]);
            (slot.Files[slot.Count], slot.Labels[slot.Count]) = (file, _labels.Of(file));
            slot.Count++;
        }
    }
}
