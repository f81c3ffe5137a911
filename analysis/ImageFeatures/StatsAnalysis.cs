using Strata.Analysis.Numerics;
using Strata.Analysis.Probes;
using Strata.CommandLine;
using Strata.Data;

namespace Strata.Analysis.ImageFeatures;

/// <summary>How features are judged.</summary>
public sealed record StatsOptions
{
    /// <summary>The kinds; none for all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Bins of equal frequency for mutual information, 2 and up.</summary>
    public int Bins { get; init; } = 16;

    /// <summary>The two classifiers.</summary>
    public ProbeOptions Probes { get; init; } = new();

    /// <summary>Seed of all that is random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads; 0 for one a core.</summary>
    public int Threads { get; init; }
}

/// <summary>Describes images by features, says what each says about the label, and how well each kind and all together classify.</summary>
static class StatsAnalysis
{
    /// <summary>The name of all kinds together.</summary>
    public const string All = "all";

    /// <summary>Does it.</summary>
    /// <param name="train">Images to describe and to learn from.</param>
    /// <param name="test">Images to judge on; they choose nothing.</param>
    /// <param name="options">How.</param>
    /// <param name="shell">Hears of progress.</param>
    /// <exception cref="InputException">A kind is unknown, or there are too few images to learn from.</exception>
    public static StatsReport Run(ImageSet train, ImageSet test, StatsOptions options, Shell shell)
    {
        if (options.Probes.Neighbors > train.Count)
            throw new InputException($"{options.Probes.Neighbors:N0} neighbours cannot be had of {train.Count:N0} images: give 1 to as many as there are");
        FeatureColumns columns = new(train.Shape, options.Kinds);
        Matrix learned = columns.Measure(train, shell, options.Threads), judged = columns.Measure(test, shell, options.Threads);
        FeatureValue[] values = Describe(columns, learned, train, options, shell);
        KindScore[] kinds = Classify(columns, values, learned, judged, train, test, options, shell);
        return new StatsReport(
            train.Name, train.ClassNames, train.Count, test.Count, LabelInformation.Entropy(train.Labels), options.Bins, options.Probes.Neighbors,
            options.Seed, kinds, values)
        { TestFeatures = judged };
    }

    static FeatureValue[] Describe(FeatureColumns columns, Matrix learned, ImageSet train, StatsOptions options, Shell shell)
    {
        FeatureValue[] values = new FeatureValue[columns.Names.Count];
        Matrix turned = learned.Transposed();
        FeatureKind[] kinds = [.. columns.Kinds];
        RowBlocks.ForEach(values.Length, 1, options.Threads, (column, _) =>
        {
            float[] own = turned.Row(column).ToArray();
            (double f, double eta) = LabelInformation.Variance(own, train.Labels);
            ClassSpread whole = ClassSpread.Of(own);
            values[column] = new FeatureValue(
                columns.Names[column], kinds.Last(kind => kind.First <= column).Name, whole.Mean, whole.Deviation,
                LabelInformation.Mutual(own, train.Labels, options.Bins), f, eta,
                [.. Enumerable.Range(0, train.ClassNames.Count).Select(label => ClassSpread.Of([.. own.Where((_, at) => train.Labels[at] == label)]))]);
        }, shell.Cancel);
        return values;
    }

    static KindScore[] Classify(
        FeatureColumns columns, FeatureValue[] values, Matrix learned, Matrix judged, ImageSet train, ImageSet test, StatsOptions options, Shell shell)
    {
        // Kinds have different units: each value counts by its own spread.
        ColumnScaling scaling = ColumnScaling.Of(learned);
        (Matrix scaledTrain, Matrix scaledTest) = (scaling.Apply(learned), scaling.Apply(judged));
        FeatureKind[] kinds = columns.Kinds.Count == 1 ? [.. columns.Kinds]
            : [.. columns.Kinds, new FeatureKind(All, "all of them together", 0, columns.Names.Count)];
        return shell.Track("classify", kinds.Length, "kinds", progress => Array.ConvertAll(kinds, kind =>
        {
            (Matrix x, Matrix y) = (Columns(scaledTrain, kind), Columns(scaledTest, kind));
            int classes = train.ClassNames.Count;
            LinearProbe linear = LinearProbe.Fit(
                x, train.Labels, classes, options.Probes.Linear, options.Seed, train.Groups, options.Threads, shell.Cancel);
            int[] near = NeighborProbe.Predict(y, x, train.Labels, classes, options.Probes.Neighbors, options.Probes.Vote, options.Threads, shell.Cancel);
            FeatureValue best = values[kind.First..(kind.First + kind.Count)].MaxBy(value => value.Information)!;
            KindScore score = new(
                kind.Name, kind.Summary, kind.Count, best.Name, best.Information,
                ProbeScore.Of(linear.Predict(y, options.Threads), test.Labels), ProbeScore.Of(near, test.Labels));
            progress.Advance(1, $"{kind.Name}: linear {score.Linear.Accuracy:0.000}, neighbours {score.Neighbors.Accuracy:0.000}");
            return score;
        }));
    }

    static Matrix Columns(Matrix x, FeatureKind kind)
    {
        float[] taken = GC.AllocateUninitializedArray<float>(x.Rows * kind.Count);
        for (int row = 0; row < x.Rows; row++)
            x.Row(row).Slice(kind.First, kind.Count).CopyTo(taken.AsSpan(row * kind.Count));
        return new Matrix(taken, x.Rows, kind.Count);
    }
}
