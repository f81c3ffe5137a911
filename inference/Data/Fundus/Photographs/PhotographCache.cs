using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Strata.CommandLine;
using Strata.Data.Images;
using Strata.Storage;
using Strata.Storage.Npy;

namespace Strata.Data.Fundus.Photographs;

/// <summary>
/// Photographs decoded and fitted once, as an NPY file [N,3,size,size] of bytes that is opened by memory map. Its name holds a fingerprint
/// of the settings and of every photograph's path, length and time of change; what its values hash to stands beside it, so that a damaged
/// file is noticed and made again.
/// </summary>
/// <param name="name">The set's name, for the files'.</param>
/// <param name="options">How photographs are fitted.</param>
/// <param name="request">Where the cache lies, who hears of it, and who may stop.</param>
sealed class PhotographCache(string name, PhotographOptions options, DataRequest request)
{
    // Changes with whatever changes the pixels of equal settings.
    const int Version = 1;
    const int BytesAStep = 32 << 20;

    /// <summary>Opens the tensor of a split, and makes it first where it is missing, damaged, or of other photographs.</summary>
    /// <exception cref="InputException">
    /// A photograph is damaged or too large (the message names file and line), or the cache cannot be written.
    /// </exception>
    public NpyFile Open(string split, GradedSplit images)
    {
        string sources = Fingerprint(images);
        string file = Path.Combine(request.Cache, $"{name}-{split}-{sources[..16]}.npy");
        if (TryOpen(file, sources) is { } known)
            return known;
        OutputFolder.Require(request.Cache);
        Make(file, split, images, sources);
        return TryOpen(file, sources) ?? throw new FailureException($"{file} does not hold what was written: the disk may be failing");
    }

    static string Beside(string file) => Path.ChangeExtension(file, ".json");

    string Fingerprint(GradedSplit images)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Version} {options.Pixels}\n"));
        foreach (GradedImage image in images.Images)
        {
            FileInfo file = new(Path.Combine(images.Root, image.File));
            hash.AppendData(Encoding.UTF8.GetBytes($"{image.File}\t{file.Length}\t{file.LastWriteTimeUtc.Ticks}\n"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    NpyFile? TryOpen(string file, string sources)
    {
        if (!File.Exists(file) || !File.Exists(Beside(file)))
            return null;
        NpyFile? tensor = null;
        try
        {
            PhotographRecord record = JsonSerializer.Deserialize<PhotographRecord>(File.ReadAllText(Beside(file)), Json.Indented)!;
            tensor = NpyFile.Open(file);
            if (record.Sources == sources && record.Pixels == Hash(tensor))
                return tensor;
        }
        catch (Exception error) when (error is InputException or JsonException)
        {
            // Said below, as any other damage is.
        }
        tensor?.Dispose();
        request.Say($"{file} is damaged: made again");
        return null;
    }

    static string Hash(NpyFile tensor)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        int step = Math.Max(1, BytesAStep / Math.Max(1, tensor.Width));
        for (long row = 0; row < tensor.Rows; row += step)
            hash.AppendData(tensor.Bytes(row, (int)Math.Min(step, tensor.Rows - row)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    void Make(string file, string split, GradedSplit images, string sources)
    {
        int count = images.Images.Count;
        ImageShape shape = options.Shape;
        NpyHeader header = new(NpyType.UInt8, [count, shape.Channels, shape.Height, shape.Width]);
        IProgressReport progress = request.Progress
            ?? new ProgressLog(request.Say, $"{name} {split}: decode photographs", count, "images", TimeProvider.System);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using ImageReader reader = new(new FolderStore(images.Root), ImageLimits.Default);
        AtomicFile.Write(file, stream =>
        {
            stream.Write(header.ToBytes());
            byte[] step = new byte[Math.Min(count, Math.Max(1, BytesAStep / shape.Size)) * shape.Size];
            for (int first = 0; first < count; first += step.Length / shape.Size)
            {
                int taken = Math.Min(count - first, step.Length / shape.Size);
                Decode(reader, images, first, first + taken, step);
                hash.AppendData(step, 0, taken * shape.Size);
                stream.Write(step, 0, taken * shape.Size);
                progress.Advance(taken);
            }
        });
        PhotographRecord record = new(images.Root, options.Pixels, count, sources, Convert.ToHexStringLower(hash.GetHashAndReset()));
        AtomicFile.WriteText(Beside(file), JsonSerializer.Serialize(record, Json.Indented));
        request.Say($"{name} {split}: {count:N0} photographs as {shape} images in {file}");
    }

    void Decode(ImageReader reader, GradedSplit images, int start, int end, byte[] pixels)
    {
        PhotographFitter fitter = new(options);
        int size = options.Shape.Size;
        OrderedFaults.ForEach(start, end, request.Cancel, at =>
        {
            GradedImage image = images.Images[at];
            try
            {
                reader.Read(image.File, (bgr, height, width) => fitter.Fit(bgr, height, width, pixels.AsSpan((at - start) * size, size)));
            }
            catch (InputException fault)
            {
                throw new InputException($"{image.Place}: {fault.Message}", fault);
            }
        });
    }
}
