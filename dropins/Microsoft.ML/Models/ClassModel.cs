using Microsoft.ML.Calibrators;

namespace Microsoft.ML.Models;

/// <summary>The model of one class among others.</summary>
/// <param name="Scorer">Gives one score a row.</param>
/// <param name="Calibrator">Makes a probability of it; null where scores are left as they are.</param>
sealed record ClassModel(IRowScorer Scorer, PlattCalibrator? Calibrator);
