using Strata.Analysis.Clustering.Curves;
using Strata.Analysis.Layers;
using Strata.Analysis.Numerics;
using Strata.CommandLine;
using Strata.Storage;

namespace Strata.Analysis.Similarity;

/// <summary>Compares pixels and every layer of one network with those of another, or of itself.</summary>
static class SimilarityAnalysis
{
    const double ShareOfMemory = 0.8;

    /// <summary>Compares.</summary>
    /// <param name="input">One model, which is compared with itself, or two; and images.</param>
    /// <param name="options">How.</param>
    /// <param name="shell">Hears of the forecast and of progress.</param>
    /// <exception cref="InputException">Features are not finite, there are too few images, or memory does not suffice.</exception>
    public static SimilarityReport Run(LayerInput input, SimilarityOptions options, Shell shell)
    {
        if (input.Images.Length < 4)
            throw new InputException($"similarity needs at least 4 images, not {input.Images.Length}: give a larger --images");
        int ranked = Math.Min(options.RankedImages, input.Images.Length);
        if (ranked < 3)
            throw new InputException($"distances of {ranked} images cannot be ranked: give --rsa-images 3 or more");
        bool isOne = input.Models.Count == 1 || input.Models[0] == input.Models[1];
        LayerFeatures[] first = [input.Pixels(), .. input.Layers(input.Models[0], shell)];
        LayerFeatures[] second = isOne ? first : [input.Pixels(), .. input.Layers(input.Models[1], shell)];
        RequireFit(isOne ? first : [.. first, .. second], input.Images.Length, ranked, CostForecast.FreeBytes(), shell);

        PreparedLayer[] rows = Prepare(input.Models[0].Name, first, input, ranked, shell);
        PreparedLayer[] columns = isOne ? rows : Prepare(input.Models[1].Name, second, input, ranked, shell);
        double[][][] values = Compare(rows, columns, isOne, options.IsUnbiased, shell);
        return new SimilarityReport(
            input.Set.Name, input.Set.Split, input.Models[0].Name, input.Models[^1].Name, [.. first.Select(layer => layer.Layer)],
            [.. second.Select(layer => layer.Layer)], options.IsUnbiased ? "unbiased" : "biased", input.Seed,
            [new SimilarityMap("cka", input.Images.Length, values[0]), new SimilarityMap("rsa", ranked, values[1])]);
    }

    /// <summary>Refuses what does not fit into memory: all layers are held at once, turned for products, with their ranked distances.</summary>
    /// <exception cref="InputException">It does not.</exception>
    internal static void RequireFit(IReadOnlyList<LayerFeatures> layers, int images, int ranked, long freeBytes, Shell shell)
    {
        long ranks = RankedDistances.Bytes(ranked) / 3 * layers.Count + RankedDistances.Bytes(ranked) * 2;
        // The widest layer is there three times while it is made ready.
        long features = layers.Sum(layer => Bytes(images, layer.Width)) + 2 * layers.Max(layer => Bytes(images, layer.Width));
        if (features + ranks > freeBytes * ShareOfMemory)
            throw new InputException(
                $"{layers.Count} layers of {images:N0} images take {ByteSize.Spell(features)}, "
                + $"and the distances of {ranked:N0} images {ByteSize.Spell(ranks)}, but {ByteSize.Spell(freeBytes)} are free: give fewer --images, fewer --rsa-images, or fewer --layers");
        shell.Say($"similarity of {layers.Count} layers: {ByteSize.Spell(features)} for the features of {images:N0} images, "
            + $"{ByteSize.Spell(ranks)} for the distances of {ranked:N0}");
    }

    static long Bytes(int images, int width) => (long)images * sizeof(float) * (width > images ? width + images : width);

    static PreparedLayer[] Prepare(string model, LayerFeatures[] layers, LayerInput input, int ranked, Shell shell) =>
        shell.Track($"prepare {model}", layers.Length, "layers", progress =>
        {
            PreparedLayer[] prepared = new PreparedLayer[layers.Length];
            int[] few = [.. Enumerable.Range(0, ranked).Select(i => (int)((long)i * input.Images.Length / ranked))];
            for (int i = 0; i < layers.Length; i++)
            {
                shell.Cancel.ThrowIfCancellationRequested();
                Matrix x = layers[i].Read();
                x.RequireFinite($"features of {layers[i].Layer}");
                prepared[i] = new PreparedLayer(new LayerKernel(x, input.Threads), new RankedDistances(x.Take(few), input.Threads));
                progress.Advance(1, layers[i].Layer);
            }
            return prepared;
        });

    // Both measures are the same both ways, so that of one network half is enough.
    static double[][][] Compare(PreparedLayer[] rows, PreparedLayer[] columns, bool isOne, bool isUnbiased, Shell shell) =>
        shell.Track("compare", (long)rows.Length * columns.Length, "pairs", progress =>
        {
            double[][] cka = [.. rows.Select(_ => new double[columns.Length])], rsa = [.. rows.Select(_ => new double[columns.Length])];
            for (int row = 0; row < rows.Length; row++)
                for (int column = 0; column < columns.Length; column++)
                {
                    shell.Cancel.ThrowIfCancellationRequested();
                    bool isKnown = isOne && column < row;
                    cka[row][column] = isKnown ? cka[column][row] : rows[row].Kernel.Alignment(columns[column].Kernel, isUnbiased);
                    rsa[row][column] = isKnown ? rsa[column][row] : rows[row].Distances.Correlation(columns[column].Distances);
                    progress.Advance(1);
                }
            return new[] { cka, rsa };
        });

    sealed record PreparedLayer(LayerKernel Kernel, RankedDistances Distances);
}
