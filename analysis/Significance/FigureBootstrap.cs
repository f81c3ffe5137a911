using Strata.Analysis.Evaluation;
using Strata.Analysis.Numerics;
using Strata.Randomness;

namespace Strata.Analysis.Significance;

/// <summary>
/// 95 % intervals of figures that have no formula, by drawing the images again with replacement (Efron 1979), with the ends of
/// <see cref="BcaInterval"/>. All models are given the same draws.
/// </summary>
/// <param name="Resamples">B, at least 1.</param>
/// <param name="Seed">Any number; same seed, same intervals, whatever the number of threads.</param>
/// <param name="Threads">0 for one a core.</param>
sealed record FigureBootstrap(int Resamples, int Seed, int Threads = 0)
{
    /// <summary>The intervals of every figure that <see cref="ImageFigures.NamesOf"/> lists.</summary>
    /// <param name="models">Predictions for the same N images.</param>
    /// <param name="done">Hears of every resample.</param>
    /// <param name="cancel">The wish to stop.</param>
    /// <returns>[models][figures].</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public (double Low, double High)[][] Intervals(IReadOnlyList<Predictions> models, Action? done = null, CancellationToken cancel = default)
    {
        ImageFigures[] images = [.. models.Select(predictions => new ImageFigures(predictions))];
        int figures = images[0].Names.Count;
        double[][] replicates = [.. Enumerable.Range(0, models.Count * figures).Select(_ => new double[Resamples])];
        RowBlocks.ForEach(Resamples, 1, Threads, () => new Scratch(images), (scratch, resample, _) =>
        {
            scratch.Draw(SplitMix64.Stream((ulong)Seed, (ulong)resample));
            Span<double> values = stackalloc double[figures];
            for (int model = 0; model < images.Length; model++)
            {
                scratch.Sums[model].Set(scratch.Weights);
                scratch.Sums[model].Write(values);
                for (int figure = 0; figure < values.Length; figure++)
                    replicates[model * values.Length + figure][resample] = values[figure];
            }
            done?.Invoke();
        }, cancel);
        return [.. images.Select((each, model) => Ends(each, replicates.AsSpan(model * figures, figures)))];
    }

    static (double Low, double High)[] Ends(ImageFigures images, ReadOnlySpan<double[]> replicates)
    {
        int figures = replicates.Length;
        double[][] leftOut = [.. Enumerable.Range(0, figures).Select(_ => new double[images.Count])];
        double[] values = new double[figures], whole = new double[figures];
        ImageFigures.Sums sums = new(images);
        byte[] once = new byte[images.Count];
        Array.Fill(once, (byte)1);
        sums.Set(once);
        sums.Write(whole);
        double[][] areas = images.Count > 1 ? images.AreasWithoutOne() : [];
        for (int image = 0; image < images.Count; image++)
        {
            sums.Add(image, -1);
            sums.Write(values);
            sums.Add(image, 1);
            if (areas.Length > 0)
                areas[image].CopyTo(values, figures - areas[image].Length);
            for (int figure = 0; figure < figures; figure++)
                leftOut[figure][image] = values[figure];
        }
        (double, double)[] ends = new (double, double)[figures];
        for (int figure = 0; figure < figures; figure++)
            ends[figure] = BcaInterval.Of(whole[figure], replicates[figure], images.Count > 1 ? leftOut[figure] : []);
        return ends;
    }

    // What a thread works in: how often each image was drawn, and a sum for each model.
    sealed class Scratch(ImageFigures[] images)
    {
        public byte[] Weights { get; } = new byte[images[0].Count];

        public ImageFigures.Sums[] Sums { get; } = [.. images.Select(each => new ImageFigures.Sums(each))];

        // A byte is enough: no image of up to 255 is drawn more often, and of more images none ever is.
        public void Draw(SplitMix64 random)
        {
            Array.Clear(Weights);
            for (int draw = 0; draw < Weights.Length; draw++)
                Weights[random.Below(Weights.Length)]++;
        }
    }
}
