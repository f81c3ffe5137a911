using Strata.Registry;

namespace Strata.Analysis.Clustering;

/// <summary>
/// A way to cluster. One file each, marked [Part]; the command line, the layer curves and the contract tests know it from then on.
/// </summary>
public interface IClusterer
{
    /// <summary>Settles what it is asked for, before any work.</summary>
    /// <param name="parameters">Its own knobs, as in `dbscan:epsilon=4,points=10`.</param>
    /// <param name="clusters">How many clusters are wanted, at least 1; methods that find the number themselves leave it.</param>
    /// <exception cref="InputException">A knob is out of range.</exception>
    IClusterMethod With(PartParameters parameters, int clusters);
}
