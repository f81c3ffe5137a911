using System.Numerics.Tensors;
using Microsoft.ML.Models;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Data;

/// <summary>Adds the columns PredictedLabel (a key, 1 for the first cluster) and Score (one value a cluster, the lowest for its own).</summary>
public sealed class ClusteringPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel> where TModel : class
{
    internal ClusteringPredictionTransformer(TModel model, IRowScorer scorer, string featureColumnName) : base(model, scorer, featureColumnName)
    {
    }

    private protected override IEnumerable<TableColumn> Outputs(Table input)
    {
        Lazy<FloatMatrix> scores = Scores(input);
        return
        [
            new TableColumn("PredictedLabel", new KeyDataViewType(typeof(uint), Scorer.Width), () => Lowest(scores.Value)),
            new TableColumn("Score", new VectorDataViewType(NumberDataViewType.Single, Scorer.Width), () => scores.Value.Values),
        ];
    }

    static uint[] Lowest(FloatMatrix scores)
    {
        uint[] keys = new uint[scores.Rows];
        for (int row = 0; row < keys.Length; row++)
            keys[row] = (uint)TensorPrimitives.IndexOfMin(scores.Row(row)) + 1;
        return keys;
    }
}
