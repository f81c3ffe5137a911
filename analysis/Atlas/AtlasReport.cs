using Strata.Analysis.Probes;

namespace Strata.Analysis.Atlas;

/// <summary>How well the clusters of one method are the classes.</summary>
/// <param name="Method">As it was typed.</param>
/// <param name="Nmi">Normalised mutual information, 0 to 1.</param>
/// <param name="Accuracy">With each cluster matched to one class, 0 to 1.</param>
public sealed record AtlasClusters(string Method, double Nmi, double Accuracy);

/// <summary>Everything that is known of one layer.</summary>
/// <param name="Layer">As in "pixels" or "conv1".</param>
/// <param name="Op">The operator that made it; null for pixels.</param>
/// <param name="Shape">The axes of one image's values before pooling.</param>
/// <param name="Pooling">How maps became vectors; null for what was a vector.</param>
/// <param name="Width">Values of such a vector.</param>
/// <param name="IsOutput">Whether it is what the network puts out.</param>
/// <param name="Bytes">What one image takes before pooling, as float32.</param>
/// <param name="StoredBytes">What its vector takes.</param>
/// <param name="Units">Channels of a map, entries of a vector.</param>
/// <param name="DeadUnits">Units that are the same for all images at all places.</param>
/// <param name="Sparsity">The share of values that are 0, before pooling.</param>
/// <param name="Clusters">One a method.</param>
/// <param name="Linear">The linear probe.</param>
/// <param name="Neighbors">The probe by nearest neighbours.</param>
/// <param name="NextCka">Unbiased linear CKA to the layer behind it; NaN for the last.</param>
/// <param name="EffectiveRank">e to the entropy of the covariance's spectrum (Roy and Vetterli 2007).</param>
/// <param name="RankImages">Images that it was measured on.</param>
public sealed record AtlasRow(
    string Layer, string? Op, IReadOnlyList<long> Shape, string? Pooling, int Width, bool IsOutput, long Bytes, long StoredBytes, int Units,
    int DeadUnits, double Sparsity, IReadOnlyList<AtlasClusters> Clusters, ProbeScore Linear, ProbeScore Neighbors, double NextCka,
    double EffectiveRank, int RankImages)
{
    /// <summary>Weights of the operator that made it.</summary>
    public long Weights { get; init; }

    /// <summary>Multiply-adds of that operator for one image.</summary>
    public long MultiplyAdds { get; init; }

    /// <summary>Height and width of the part of the image that one of its values sees, at most; null where that is unknown.</summary>
    public IReadOnlyList<int>? ReceptiveField { get; init; }

    /// <summary>The share of units that are dead.</summary>
    public double DeadShare => DeadUnits / (double)Units;
}

/// <summary>One network from the pixels down.</summary>
/// <param name="Model">The network; null for pixels alone.</param>
/// <param name="Rows">Pixels, then each layer in order.</param>
public sealed record AtlasNetwork(string? Model, IReadOnlyList<AtlasRow> Rows);

/// <summary>Everything that `atlas` found.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="TrainImages">Images of its train split that probes learned from.</param>
/// <param name="Images">Images of its test split that everything else was measured on.</param>
/// <param name="Neighbors">Neighbours of the second probe.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Networks">One for each model.</param>
public sealed record AtlasReport(string DataSet, int TrainImages, int Images, int Neighbors, int Seed, IReadOnlyList<AtlasNetwork> Networks)
{
    /// <summary>What the table shows.</summary>
    public IReadOnlyList<string> Sentences => [.. Networks.SelectMany(AtlasSentence.Of)];
}
