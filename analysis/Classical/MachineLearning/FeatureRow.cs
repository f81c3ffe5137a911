using Microsoft.ML;
using Microsoft.ML.Data;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Classical.MachineLearning;

/// <summary>A row as ML.NET wants it.</summary>
sealed class FeatureRow
{
    /// <summary>The class, counted from 1.</summary>
    public uint Label { get; set; }

    /// <summary>D features.</summary>
    public float[] Features { get; set; } = [];

    /// <summary>A view of rows whose size is known only now.</summary>
    /// <param name="context">Makes the view.</param>
    /// <param name="features">float32 [N,D].</param>
    /// <param name="labels">N labels; null where they are not known.</param>
    /// <param name="classes">C.</param>
    public static IDataView View(MLContext context, Matrix features, int[]? labels, int classes)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(FeatureRow));
        schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features.Columns);
        schema[nameof(Label)].ColumnType = new KeyDataViewType(typeof(uint), classes);
        return context.Data.LoadFromEnumerable(Rows(features, labels), schema);
    }

    // Made one at a time: ML.NET copies what it keeps.
    static IEnumerable<FeatureRow> Rows(Matrix features, int[]? labels)
    {
        for (int row = 0; row < features.Rows; row++)
            yield return new FeatureRow { Features = features.Row(row).ToArray(), Label = labels is null ? 0 : (uint)labels[row] + 1 };
    }
}
