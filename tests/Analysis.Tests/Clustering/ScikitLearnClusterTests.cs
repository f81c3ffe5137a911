using System.Text.Json;
using Strata.Analysis.Clustering;
using Strata.Analysis.Clustering.Density;
using Strata.Analysis.Clustering.Hierarchy;
using Strata.Analysis.Clustering.KMeans;
using Strata.Analysis.Clustering.Mixtures;
using Strata.Analysis.Clustering.Spectral;
using Strata.Analysis.Numerics;

namespace Strata.Tests.Clustering;

/// <summary>The same points, the same clusters as scikit-learn's (tests/fixtures/clusters/make.py).</summary>
public class ScikitLearnClusterTests
{
    static readonly JsonElement Made = Fixture("clusterers");

    internal static JsonElement Fixture(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "clusters", $"{name}.json"))).RootElement;

    internal static Matrix Points(JsonElement points) => new(
        [.. points.GetProperty("units").EnumerateArray().Select(unit => unit.GetInt32() / 256f)],
        points.GetProperty("rows").GetInt32(), points.GetProperty("columns").GetInt32());

    static void RequireSame(string name, string points, IClusterMethod method, double? objective = null, double tolerance = 0)
    {
        Analysis.Clustering.Clustering found = method.Fit(Points(Made.GetProperty(points)), new ClusterWork(Seed: 5));
        int[] expected = Made.GetProperty(name).GetProperty("labels").Deserialize<int[]>()!;
        Assert.Equal(Analysis.Clustering.Clustering.Numbered(expected).Labels, Analysis.Clustering.Clustering.Numbered(found.Labels).Labels);
        if (objective is { } value)
            Assert.Equal(value, found.Objective!.Value, tolerance);
    }

    static double Number(string name, string key) => Made.GetProperty(name).GetProperty(key).GetDouble();

    [Fact]
    public void KMeans() => RequireSame(
        "kmeans", "blobs", new KMeansFit(new KMeansOptions { Clusters = 5, Restarts = 20, Tolerance = 0 }), Number("kmeans", "inertia"), tolerance: 0.01);

    [Fact]
    public void Ward()
    {
        RequireSame("ward", "blobs", new AgglomerativeFit(new AgglomerativeOptions { Clusters = 5 }));
        RequireSame("ward moons", "moons", new AgglomerativeFit(new AgglomerativeOptions { Clusters = 7 }));
    }

    [Fact]
    public void Average()
    {
        RequireSame("average", "blobs", new AgglomerativeFit(new AgglomerativeOptions { Clusters = 5, Linkage = Linkage.Average }));
        RequireSame("average moons", "moons", new AgglomerativeFit(new AgglomerativeOptions { Clusters = 7, Linkage = Linkage.Average }));
    }

    [Fact]
    public void Dbscan()
    {
        int[] found = new DbscanFit(new DbscanOptions { Epsilon = 0.09, Points = 6 }).Fit(Points(Made.GetProperty("moons")), new ClusterWork()).Labels;
        int[] expected = Made.GetProperty("dbscan").GetProperty("labels").Deserialize<int[]>()!;
        // A row within reach of the cores of two clusters may be given to either; scikit-learn takes the first, Strata the nearer.
        int[] cores = Made.GetProperty("dbscan").GetProperty("cores").Deserialize<int[]>()!;
        Assert.Equal(Canonical(cores.Select(row => expected[row])), Canonical(cores.Select(row => found[row])));
        Assert.Equal(expected.Select(label => label < 0), found.Select(label => label < 0));
    }

    static int[] Canonical(IEnumerable<int> labels) => Analysis.Clustering.Clustering.Numbered([.. labels]).Labels;

    [Theory]
    [InlineData("gaussian full", Covariance.Full)]
    [InlineData("gaussian diagonal", Covariance.Diagonal)]
    public void Gaussian_mixture(string name, Covariance covariance) => RequireSame(
        name, "blobs",
        new GaussianMixtureFit(new GaussianMixtureOptions { Clusters = 5, Covariance = covariance, Shrinkage = 0, Floor = 0, Iterations = 1000, Tolerance = 1e-9 }),
        Number(name, "logLikelihood"), tolerance: 1e-4);

    [Fact]
    public void Spectral() => RequireSame("spectral", "moons", new SpectralFit(new SpectralOptions { Clusters = 2 }));
}
