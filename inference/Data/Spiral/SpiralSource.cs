using Strata.Randomness;
using Strata.Registry;

namespace Strata.Data.Spiral;

/// <summary>
/// Points of a plane on interleaved spirals, made by code: the set on which a linear classifier must fail and a small network must
/// not (after Karpathy, CS231n, "Putting it together: minimal neural network case study"). A point is an image [2,1,1]: x and y
/// from -1..1 as 0..255. Arm k of K is the curve at radius r, uniform in 0..1, and angle 2π (k / K + turns r), plus a bell-shaped
/// deviation of the angle. 3,000 train and 1,000 test points or any number. Same seed, same bytes; a larger set begins with the
/// smaller one; each K points hold every arm once; train and test are independent draws.
/// </summary>
[Part("spiral", "2-D points on spirals made by code, 3,000 train and 1,000 test or any number, 2x1x1 (x, y), knobs count=3000, arms=3, noise=0.2, turns=0.75")]
sealed class SpiralSource : IMadeDataSet
{
    static readonly ImageShape Shape = new(2, 1, 1);
    static readonly int Most = Array.MaxLength / Shape.Size;

    /// <inheritdoc/>
    public IReadOnlyList<string> Knobs { get; } = ["count", "arms", "noise", "turns"];

    /// <inheritdoc/>
    public string FingerprintOfFirstHundred => "facf18469f3f59c34e4db3ddb49034e4a8d7744654ae7d895029d2510fb97c32";

    /// <inheritdoc/>
    public int CountOf(string split, DataRequest request)
    {
        int train = request.Knobs.Whole("count", 3_000, least: 3, most: Most);
        int count = request.Count ?? (split == "train" ? train : train / 3);
        return count >= 1 && count <= Most ? count
            : throw new InputException($"spiral can be made in any number from 1 to {Most:N0}, not {count:N0}");
    }

    /// <inheritdoc/>
    public ImageSet Load(string split, DataRequest request)
    {
        int count = CountOf(split, request);
        int arms = request.Knobs.Whole("arms", 3, least: 2, most: 32);
        double noise = request.Knobs.Number("noise", 0.2, least: 0, most: 3);
        double turns = request.Knobs.Number("turns", 0.75, least: 0, most: 10);
        // Every seed has its own train and its own test stream: no train set of one seed is the test set of another.
        ulong seed = (ulong)(uint)request.Seed * 2 + (split == "train" ? 0u : 1u);
        byte[] pixels = new byte[count * Shape.Size];
        int[] labels = Labels(count, arms, seed);
        for (int i = 0; i < count; i++)
        {
            SplitMix64 random = SplitMix64.Stream(seed, (ulong)i);
            double radius = random.Unit();
            double angle = 2 * Math.PI * ((double)labels[i] / arms + turns * radius) + noise * random.Bell();
            pixels[i * 2] = Quantised(radius * Math.Cos(angle));
            pixels[i * 2 + 1] = Quantised(radius * Math.Sin(angle));
        }
        request.Progress?.Advance(count);
        return new ImageSet("spiral", split, Shape, pixels, labels, [.. Enumerable.Range(0, arms).Select(arm => $"{arm}")]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<DataCheck> Verify(DataRequest request) => [DataCheck.SameBytes(this)];

    static byte Quantised(double coordinate) => (byte)Math.Round((coordinate + 1) / 2 * 255);

    static int[] Labels(int count, int arms, ulong seed)
    {
        int[] labels = new int[count];
        Span<int> round = stackalloc int[arms];
        for (int i = 0; i < count; i += arms)
        {
            for (int arm = 0; arm < arms; arm++)
                round[arm] = arm;
            SplitMix64.Stream(seed, ulong.MaxValue - (ulong)i).Shuffle(round);
            round[..Math.Min(arms, count - i)].CopyTo(labels.AsSpan(i));
        }
        return labels;
    }
}
