using Strata.Randomness;
using Strata.Registry;

namespace Strata.Data.Stripes;

/// <summary>Stripes drawn by code. Same seed, same bytes; a larger set begins with the smaller one.</summary>
[Part("stripes", "stripes drawn by code, 600 train and 200 test or any number, 1x12x12, 3 directions")]
sealed class StripesSource : IMadeDataSet
{
    static readonly ImageShape s_shape = new(1, 12, 12);

    /// <inheritdoc/>
    public string FingerprintOfFirstHundred => "83cb7b350e421c8dbed4385342a59f39119efc18a7a174f222419d0123916565";

    /// <inheritdoc/>
    public int CountOf(string split, DataRequest request)
    {
        int count = request.Count ?? (split == "train" ? 600 : 200);
        return count >= 1 ? count : throw new InputException($"stripes can be made in any number from 1, not {count:N0}");
    }

    /// <inheritdoc/>
    public ImageSet Load(string split, DataRequest request)
    {
        int count = CountOf(split, request);
        // Every seed has its own train and its own test stream.
        ulong seed = (ulong)(uint)request.Seed * 2 + (split == "train" ? 0u : 1u);
        byte[] pixels = new byte[count * s_shape.Size];
        int[] labels = [.. Enumerable.Range(0, count).Select(i => i % 3)];
        for (int i = 0; i < count; i++)
            Draw(pixels.AsSpan(i * s_shape.Size, s_shape.Size), labels[i], SplitMix64.Stream(seed, (ulong)i));
        return new ImageSet("stripes", split, s_shape, pixels, labels, ["horizontal", "vertical", "diagonal"]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<DataCheck> Verify(DataRequest request) => [DataCheck.SameBytes(this)];

    static void Draw(Span<byte> image, int direction, SplitMix64 random)
    {
        (double period, double phase, double light) = (random.Between(3, 6), random.Unit(), random.Between(100, 255));
        for (int y = 0; y < s_shape.Height; y++)
            for (int x = 0; x < s_shape.Width; x++)
            {
                double along = direction switch { 0 => y, 1 => x, _ => (x + y) / Math.Sqrt(2) };
                image[y * s_shape.Width + x] = (byte)(light * (0.5 + 0.5 * Math.Cos(2 * Math.PI * (along / period + phase))));
            }
    }
}
