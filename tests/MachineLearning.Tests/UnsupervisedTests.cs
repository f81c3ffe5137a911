using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms;

namespace Strata.Tests;

/// <summary>What learns without labels: k-means, principal components, kernel maps.</summary>
public sealed class UnsupervisedTests
{
    readonly MLContext _context = new(1);

    IDataView View => SmallData.View(_context);

    IDataView Of(params float[][] rows) => _context.Data.LoadFromEnumerable(
        rows.Select(row => new Row { Features = row, Score = row }),
        Schema(rows[0].Length));

    static SchemaDefinition Schema(int size)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
        schema["Features"].ColumnType = schema["Score"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        return schema;
    }

    static float[][] Column(IDataView view, string name) => [.. view.GetColumn<float[]>(name)];

    static double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();

    [Fact]
    public void Principal_components_are_those_of_scikit_learn_up_to_sign()
    {
        double[][] expected = SmallData.Read<double[][]>("pca", "projected");

        float[][] found = Column(_context.Transforms.ProjectToPrincipalComponents("Pca", "Features", rank: 2).Fit(View).Transform(View), "Pca");

        for (int axis = 0; axis < 2; axis++)
        {
            double sign = Math.Sign(found[0][axis] * expected[0][axis]);
            for (int row = 0; row < found.Length; row++)
                Assert.Equal(expected[row][axis], sign * found[row][axis], 1e-4);
        }
    }

    [Fact]
    public void Principal_components_of_a_random_subspace_keep_nearly_as_much()
    {
        Random random = new(3);
        float[][] rows = [.. Enumerable.Range(0, 300).Select(_ => Enumerable.Range(0, 40).Select(f => (float)(random.NextDouble() * 20 / (f + 1))).ToArray())];
        double Kept(int overSampling) => Column(
            _context.Transforms.ProjectToPrincipalComponents("Pca", "Features", rank: 4, overSampling: overSampling, seed: 2)
                .Fit(Of(rows)).Transform(Of(rows)), "Pca").Sum(row => Dot(row, row));

        Assert.InRange(Kept(overSampling: 4) / Kept(overSampling: 36), 0.98, 1.0001);
    }

    [Fact]
    public void Without_a_mean_the_axis_points_at_the_rows()
    {
        IDataView view = Of([3, 4], [6, 8]);

        float[][] found = Column(
            _context.Transforms.ProjectToPrincipalComponents("Pca", "Features", rank: 1, ensureZeroMean: false).Fit(view).Transform(view), "Pca");

        Assert.Equal([5, 10], found.Select(row => Math.Abs(row[0])).ToArray(), (a, b) => Math.Abs(a - b) < 1e-4);
    }

    [Fact]
    public void More_axes_than_values_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => _context.Transforms.ProjectToPrincipalComponents("Pca", "Features", rank: 6).Fit(View));

    [Fact]
    public void Clusters_are_as_tight_as_those_of_scikit_learn()
    {
        double Distance(int seed)
        {
            MLContext context = new(seed);
            return context.Clustering.Evaluate(context.Clustering.Trainers.KMeans(numberOfClusters: 3).Fit(View).Transform(View)).AverageDistance;
        }

        double best = Enumerable.Range(1, 40).Min(Distance);

        Assert.InRange(best * SmallData.Features.Length, 0, SmallData.Read<double>("means", "inertia") * 1.0001);
    }

    [Theory]
    [InlineData(KMeansTrainer.InitializationAlgorithm.KMeansPlusPlus)]
    [InlineData(KMeansTrainer.InitializationAlgorithm.KMeansYinyang)]
    [InlineData(KMeansTrainer.InitializationAlgorithm.Random)]
    public void Centres_are_the_means_of_the_rows_that_are_nearest_to_them(KMeansTrainer.InitializationAlgorithm start)
    {
        var model = _context.Clustering.Trainers.KMeans(new KMeansTrainer.Options { NumberOfClusters = 4, InitializationAlgorithm = start }).Fit(View);
        IDataView found = model.Transform(View);
        VBuffer<float>[] centres = [];
        model.Model.GetClusterCentroids(ref centres, out int k);
        uint[] labels = [.. found.GetColumn<uint>("PredictedLabel")];
        float[][] scores = Column(found, "Score");

        Assert.Equal(4, k);
        for (int cluster = 0; cluster < k; cluster++)
        {
            float[][] members = [.. SmallData.Features.Where((_, row) => labels[row] == cluster + 1)];
            Assert.NotEmpty(members);
            for (int f = 0; f < 5; f++)
                Assert.Equal(members.Average(row => row[f]), centres[cluster].GetItemOrDefault(f), 1e-3);
        }
        for (int row = 0; row < labels.Length; row++)
        {
            Assert.Equal(scores[row].Min(), scores[row][labels[row] - 1]);
            double[] differences = [.. SmallData.Features[row].Zip(centres[0].DenseValues(), (x, c) => (double)x - c)];
            Assert.Equal(differences.Sum(difference => difference * difference), scores[row][0], 1e-3);
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_centre()
    {
        float[][] Scores(int threads)
        {
            MLContext context = new(5);
            return Column(context.Clustering.Trainers.KMeans(new KMeansTrainer.Options { NumberOfThreads = threads }).Fit(View).Transform(View), "Score");
        }

        Assert.Equal(Scores(1), Scores(4));
    }

    [Fact]
    public void Equal_rows_are_clusters_too_but_fewer_rows_than_clusters_are_not()
    {
        IDataView same = Of([1, 2], [1, 2], [1, 2]);

        Assert.All(Column(_context.Clustering.Trainers.KMeans(numberOfClusters: 2).Fit(same).Transform(same), "Score"), row => Assert.Equal([0f, 0f], row));
        Assert.Throws<InvalidOperationException>(() => _context.Clustering.Trainers.KMeans(numberOfClusters: 4).Fit(same));
    }

    [Fact]
    public void Metrics_of_clusters_worked_by_hand()
    {
        Judged[] rows =
        [
            new() { Label = 0, Score = [1, 121], Features = [0] }, new() { Label = 0, Score = [1, 81], Features = [2] },
            new() { Label = 1, Score = [81, 1], Features = [10] }, new() { Label = 1, Score = [121, 1], Features = [12] },
        ];
        ClusteringMetrics Of(IEnumerable<Judged> judged)
        {
            IDataView view = _context.Data.LoadFromEnumerable(judged);
            view = _context.Transforms.Conversion.MapValueToKey("Label").Fit(view).Transform(view);
            return _context.Clustering.Evaluate(view, "Label", featureColumnName: "Features");
        }

        ClusteringMetrics perfect = Of(rows);
        rows[3].Label = 0;
        // Clusters {0,0} and {1,0}: I = ln 2 - (1/2) ln 2, over H(3/4, 1/4) = I(label) = 0.2158 / 0.5623.
        ClusteringMetrics worse = Of(rows);

        Assert.Equal((1.0, 1.0), (perfect.AverageDistance, Math.Round(perfect.NormalizedMutualInformation, 9)));
        // Both clusters are 1 wide, their centres 10 apart.
        Assert.Equal(0.2, perfect.DaviesBouldinIndex, 1e-6);
        Assert.Equal(0.21576 / 0.56234, worse.NormalizedMutualInformation, 1e-4);
        Assert.Equal(0, _context.Clustering.Evaluate(_context.Data.LoadFromEnumerable(rows)).DaviesBouldinIndex);
        Assert.True(double.IsNaN(_context.Clustering.Evaluate(_context.Data.LoadFromEnumerable(rows)).NormalizedMutualInformation));
    }

    [Theory]
    [InlineData(false, 0.5f, false)]
    [InlineData(false, 2f, true)]
    [InlineData(true, 1f, false)]
    [InlineData(true, 0.5f, true)]
    public void Inner_products_of_mapped_rows_approach_the_kernel(bool isLaplacian, float width, bool cosAndSin)
    {
        // Of two rows the usual distance is that between them, so that the kernel between them is exp(-width).
        IDataView view = Of([1, 0, 2], [0, 4, 1]);
        KernelBase kernel = isLaplacian ? new LaplacianKernel(width) : new GaussianKernel(width);

        float[][] mapped = Column(
            _context.Transforms.ApproximatedKernelMap("Mapped", "Features", rank: 20_000, useCosAndSinBases: cosAndSin, generator: kernel, seed: 4)
                .Fit(view).Transform(view), "Mapped");

        Assert.Equal(cosAndSin ? 40_000 : 20_000, mapped[0].Length);
        Assert.Equal(Math.Exp(-width), Dot(mapped[0], mapped[1]), 0.03);
        Assert.Equal(1, Dot(mapped[0], mapped[0]), cosAndSin ? 1e-4 : 0.03);
    }

    [Fact]
    public void Equal_seeds_map_alike_and_others_do_not()
    {
        float[][] Mapped(int seed) => Column(
            _context.Transforms.ApproximatedKernelMap("Mapped", "Features", rank: 8, seed: seed).Fit(View).Transform(View), "Mapped");

        Assert.Equal(Mapped(1), Mapped(1));
        Assert.NotEqual(Mapped(1), Mapped(2));
    }

    sealed class Row
    {
        public float[] Features { get; set; } = [];

        public float[] Score { get; set; } = [];
    }

    sealed class Judged
    {
        public int Label { get; set; }

        [VectorType(2)]
        public float[] Score { get; set; } = [];

        [VectorType(1)]
        public float[] Features { get; set; } = [];
    }
}
