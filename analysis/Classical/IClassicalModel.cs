using Strata.Analysis.Numerics;
using Strata.Onnx;

namespace Strata.Analysis.Classical;

/// <summary>A classifier that has learned.</summary>
public interface IClassicalModel
{
    /// <summary>The probabilities of the classes for each row: float32 [N,C], each row a distribution.</summary>
    /// <param name="features">float32 [N,D], of the D that it learned from.</param>
    /// <param name="work">How to work.</param>
    float[] Predict(Matrix features, ClassicalWork work);

    /// <summary>Adds the same to a graph.</summary>
    /// <param name="graph">The graph; names that begin with "classifier" are free in it.</param>
    /// <param name="features">The tensor of features, float32 [N,D].</param>
    /// <returns>The tensor of probabilities, float32 [N,C].</returns>
    string AddTo(GraphBuilder graph, string features);
}
