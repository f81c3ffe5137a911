using Strata.Analysis.Numerics;

namespace Strata.Analysis.Embedding.Pca;

/// <summary>Rows along their first two principal components.</summary>
public sealed class PcaEmbedding : IEmbedding
{
    internal PcaEmbedding(PrincipalComponents components, Matrix x, Execution run)
    {
        Components = components;
        Points = Place(x, run);
    }

    /// <summary>The components.</summary>
    public PrincipalComponents Components { get; }

    /// <inheritdoc/>
    public double[] Points { get; }

    /// <inheritdoc/>
    public string Summary => $"PCA ({Components.Solver.ToString().ToLowerInvariant()}), "
        + $"{100 * Components.Shares.Sum():0.0} % of the variance: {string.Join(" + ", Components.Shares.Select(share => $"{100 * share:0.0}"))}";

    /// <inheritdoc/>
    public double[] Place(Matrix x, Execution? run = null)
    {
        Matrix plane = Components.Project(x, run);
        double[] points = new double[2 * x.Rows];
        for (int row = 0; row < x.Rows; row++)
            for (int component = 0; component < plane.Columns; component++)
                points[2 * row + component] = plane[row, component];
        return points;
    }
}
