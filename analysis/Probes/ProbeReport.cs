namespace Strata.Analysis.Probes;

/// <summary>What probes read out of one layer.</summary>
/// <param name="Layer">As in "pixels" or "conv1".</param>
/// <param name="Pooling">How maps became vectors, as in "mean"; null for what was a vector.</param>
/// <param name="Width">Features an image.</param>
/// <param name="IsOutput">Whether it is what the network puts out.</param>
/// <param name="Linear">The linear probe.</param>
/// <param name="Neighbors">The probe by nearest neighbours.</param>
/// <param name="Penalty">The linear probe's penalty.</param>
/// <param name="Iterations">Steps of its last fit.</param>
/// <param name="Converged">Whether that came to its end.</param>
/// <param name="Seconds">Both probes.</param>
public sealed record ProbePoint(
    string Layer, string? Pooling, int Width, bool IsOutput, ProbeScore Linear, ProbeScore Neighbors, double Penalty, int Iterations,
    bool Converged, double Seconds);

/// <summary>One network from the pixels down.</summary>
/// <param name="Model">The network; null for pixels alone.</param>
/// <param name="Points">Pixels, then each layer in order.</param>
public sealed record ProbeCurve(string? Model, IReadOnlyList<ProbePoint> Points)
{
    /// <summary>What the last layer before the output is, where there is one.</summary>
    internal ProbePoint? LastHidden => Points.Skip(1).LastOrDefault(point => !point.IsOutput);
}

/// <summary>Everything that `probe` found.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="TrainImages">Images of its train split that were learned from.</param>
/// <param name="Images">Images of its test split that were judged on.</param>
/// <param name="Neighbors">Neighbours that vote.</param>
/// <param name="Vote">How they vote: "distance" or "majority".</param>
/// <param name="Seed">The seed.</param>
/// <param name="Curves">One for each network.</param>
public sealed record ProbeReport(
    string DataSet, int TrainImages, int Images, int Neighbors, string Vote, int Seed, IReadOnlyList<ProbeCurve> Curves)
{
    /// <summary>What the curves show.</summary>
    public IReadOnlyList<string> Sentences => [.. Curves.SelectMany(ProbeSentence.Of)];
}
