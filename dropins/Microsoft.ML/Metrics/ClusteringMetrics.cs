namespace Microsoft.ML.Data;

/// <summary>How good clusters are.</summary>
public sealed class ClusteringMetrics
{
    internal ClusteringMetrics()
    {
    }

    /// <summary>The share of the labels' entropy that the clusters tell, 0 to 1; NaN where there are no two labels.</summary>
    public double NormalizedMutualInformation { get; internal init; }

    /// <summary>The mean score of the rows' own clusters: for k-means a squared distance.</summary>
    public double AverageDistance { get; internal init; }

    /// <summary>How wide clusters are beside the distance of their centres (Davies, Bouldin 1979), less is better; 0 where no features were named.</summary>
    public double DaviesBouldinIndex { get; internal init; }
}
