using System.Numerics.Tensors;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Data;

/// <summary>Measures the clusters that scores tell of.</summary>
static class ClusteringEvaluation
{
    /// <param name="scores">[N,K], the lowest for the own cluster; the lower cluster wins a tie.</param>
    /// <param name="labels">N classes; null where they are not known.</param>
    /// <param name="features">[N,D]; null for no Davies-Bouldin index.</param>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    public static ClusteringMetrics Of(FloatMatrix scores, ClassLabels? labels, FloatMatrix? features)
    {
        if (scores.Rows == 0)
            throw new InvalidOperationException("there are no rows to evaluate");
        int[] clusters = [.. Enumerable.Range(0, scores.Rows).Select(row => TensorPrimitives.IndexOfMin(scores.Row(row)))];
        return new ClusteringMetrics
        {
            AverageDistance = clusters.Select((cluster, row) => (double)scores.Row(row)[cluster]).Average(),
            NormalizedMutualInformation = labels is null ? double.NaN : ToldShare(clusters, labels.Values),
            DaviesBouldinIndex = features is { } x ? DaviesBouldin(x, clusters, scores.Columns) : 0,
        };
    }

    // I(label, cluster) / H(label).
    static double ToldShare(int[] clusters, int[] labels)
    {
        double n = labels.Length;
        Dictionary<int, int> sizes = clusters.CountBy(cluster => cluster).ToDictionary();
        Dictionary<int, int> classes = labels.CountBy(label => label).ToDictionary();
        double entropy = -classes.Values.Sum(count => count / n * Math.Log(count / n));
        double information = labels.Zip(clusters).CountBy(pair => pair).Sum(pair =>
            pair.Value / n * Math.Log(pair.Value * n / ((double)classes[pair.Key.First] * sizes[pair.Key.Second])));
        return classes.Count > 1 ? information / entropy : double.NaN;
    }

    static double DaviesBouldin(FloatMatrix x, int[] clusters, int k)
    {
        int[][] members = [.. Enumerable.Range(0, k).Select(cluster => Enumerable.Range(0, x.Rows).Where(row => clusters[row] == cluster).ToArray())];
        int[] there = [.. Enumerable.Range(0, k).Where(cluster => members[cluster].Length > 0)];
        float[][] centers = [.. members.Select(rows => Mean(x, rows))];
        double[] widths = [.. members.Select((rows, cluster) =>
            rows.Sum(row => (double)TensorPrimitives.Distance(x.Row(row), centers[cluster])) / Math.Max(1, rows.Length))];
        double Worst(int cluster) => there.Where(other => other != cluster)
            .Select(other => (widths[cluster] + widths[other]) / TensorPrimitives.Distance<float>(centers[cluster], centers[other]))
            .DefaultIfEmpty(0).Max();
        return there.Sum(Worst) / k;
    }

    static float[] Mean(FloatMatrix x, int[] rows)
    {
        float[] mean = new float[x.Columns];
        foreach (int row in rows)
            TensorPrimitives.Add(mean, x.Row(row), mean);
        TensorPrimitives.Divide(mean, Math.Max(1, rows.Length), mean);
        return mean;
    }
}
