using System.Numerics.Tensors;
using Microsoft.ML.Models;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Data;

/// <summary>Adds the columns PredictedLabel (a key) and Score (one value a class).</summary>
public sealed class MulticlassPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel> where TModel : class
{
    readonly Array? _keyValues;

    internal MulticlassPredictionTransformer(TModel model, IRowScorer scorer, string featureColumnName, Array? keyValues)
        : base(model, scorer, featureColumnName) => _keyValues = keyValues;

    private protected override IEnumerable<TableColumn> Outputs(Table input)
    {
        Lazy<FloatMatrix> scores = Scores(input);
        KeyDataViewType key = new(typeof(uint), Scorer.Width);
        return
        [
            new TableColumn("PredictedLabel", key, () => Highest(scores.Value), _keyValues),
            new TableColumn("Score", new VectorDataViewType(NumberDataViewType.Single, Scorer.Width), () => scores.Value.Values),
        ];
    }

    static uint[] Highest(FloatMatrix scores)
    {
        uint[] keys = new uint[scores.Rows];
        for (int row = 0; row < keys.Length; row++)
            keys[row] = (uint)TensorPrimitives.IndexOfMax(scores.Row(row)) + 1;
        return keys;
    }
}
