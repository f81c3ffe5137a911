using Strata.Data.Fundus.Drawing;
using Strata.Pipelines;
using Strata.Randomness;
using Strata.Registry;

namespace Strata.Data.Fundus;

/// <summary>
/// Photographs of retinas with diabetic retinopathy, drawn by code: RGB, 64x64 or any size, grades 0 to 4 as often as in DDR. Each
/// patient has two eyes, which share a look and a group. Same seed, same bytes on every machine; a larger set begins with the smaller
/// one; each hundred images hold every grade.
/// </summary>
[Part("fundus", "retinas with diabetic retinopathy drawn by code, 3x64x64, grades 0 to 4 as often as in DDR, any number, knobs count=4000, "
    + "test=1000, size=64, balanced=false")]
sealed class FundusSource : IMadeDataSet, IStreamedDataSet, IPatientDataSet
{
    const int EyesAPatient = 2;
    const int PixelsAStep = 1 << 23;

    /// <inheritdoc/>
    public string FingerprintOfFirstHundred => "70010e901b67396f2142a152b226120b88e04db2042d3c91deaa9c3631b4f3ad";

    /// <inheritdoc/>
    public IReadOnlyList<string> Knobs { get; } = ["count", "test", "size", "balanced"];

    /// <inheritdoc/>
    public int CountOf(string split, DataRequest request)
    {
        int most = Array.MaxLength / ShapeOf(request).Size;   // as many as a set in memory holds
        int train = request.Knobs.Whole("count", 4_000, least: 4, most);
        int test = request.Knobs.Whole("test", train / 4, least: 1, most);
        int count = request.Count ?? (split == "train" ? train : test);
        return count >= 1 && count <= most ? count
            : throw new InputException($"fundus can be made in any number from 1 to {most:N0}, not {count:N0}");
    }

    /// <inheritdoc/>
    public ImageSet Load(string split, DataRequest request)
    {
        ImageShape shape = ShapeOf(request);
        int[] grades = Grades(split, request);
        byte[] pixels = new byte[grades.Length * shape.Size];
        int step = Math.Max(1, PixelsAStep / shape.Size);
        for (int start = 0; start < grades.Length; start += step)
        {
            int end = Math.Min(grades.Length, start + step);
            Draw(start, end, SeedOf(split, request), grades, shape, pixels.AsMemory(start * shape.Size), request.Cancel);
            request.Progress?.Advance(end - start);
        }
        int[] patients = Patients(split, grades.Length);
        return new ImageSet("fundus", split, shape, pixels, grades, RetinopathyGrades.Names, patients) { HasGrades = true };
    }

    /// <inheritdoc/>
    public IImageStream Open(string split, DataRequest request)
    {
        ImageShape shape = ShapeOf(request);
        int[] grades = Grades(split, request);
        ulong seed = SeedOf(split, request);
        return new FilledStream("fundus", split, shape, grades, RetinopathyGrades.Names, (start, end, pixels, cancel) =>
            Draw(start, end, seed, grades, shape, pixels, cancel));
    }

    /// <inheritdoc/>
    public IReadOnlyList<DataCheck> Verify(DataRequest request) =>
        [DataCheck.SameBytes(this), .. PatientCheck.Of(Load("train", request), Load("test", request))];

    static ImageShape ShapeOf(DataRequest request)
    {
        int side = request.Knobs.Whole("size", 64, least: 24, most: 1024);
        return new ImageShape(3, side, side);
    }

    int[] Grades(string split, DataRequest request) =>
        GradeDeal.Of(CountOf(split, request), request.Knobs.Flag("balanced"), SeedOf(split, request));

    // Every seed has its own train and its own test stream: no train set of one seed is the test set of another.
    static ulong SeedOf(string split, DataRequest request) => (ulong)(uint)request.Seed * 2 + (split == "train" ? 0u : 1u);

    // Nobody is in both splits: patients of the test split have numbers below zero.
    static int[] Patients(string split, int count) =>
        [.. Enumerable.Range(0, count).Select(eye => split == "train" ? eye / EyesAPatient : -1 - eye / EyesAPatient)];

    // Every image and every patient has a generator of its own, so that neither threads nor the number of images change a byte.
    static void Draw(int start, int end, ulong seed, int[] grades, ImageShape shape, Memory<byte> pixels, CancellationToken cancel) =>
        Parallel.For(
            start, end, new ParallelOptions { CancellationToken = cancel }, () => new RetinaPainter(shape.Width),
            (i, _, painter) =>
            {
                Look look = new(SplitMix64.Stream(~seed, (ulong)(i / EyesAPatient)));
                bool isRight = i % EyesAPatient == 1;
                Span<byte> image = pixels.Span.Slice((i - start) * shape.Size, shape.Size);
                painter.Paint(look, isRight, grades[i], SplitMix64.Stream(seed, (ulong)i), image);
                return painter;
            },
            _ => { });
}
