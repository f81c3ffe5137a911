namespace Strata.Analysis.Evaluation;

/// <summary>
/// A way to judge predictions. One file each, marked [Part]; whatever it measures appears in every table, CSV and JSON.
/// </summary>
public interface IMetric
{
    /// <summary>Measures one or more figures; every value is finite, whatever the (checked) predictions are.</summary>
    IEnumerable<Figure> Measure(Predictions predictions);
}
