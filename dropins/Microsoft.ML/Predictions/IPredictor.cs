using Microsoft.ML.Models;

namespace Microsoft.ML.Data;

/// <summary>What all prediction transformers are, whatever their model's type.</summary>
interface IPredictor
{
    string FeatureColumnName { get; }

    IRowScorer Scorer { get; }
}
