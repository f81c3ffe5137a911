using Strata.Registry;

namespace Strata.Quantization.Calibration;

[Part("min-max", "everything that occurred: nothing is cut off, one outlier makes all steps coarser")]
sealed class MinMax : ICalibrationMethod
{
    public Func<ActivationHistogram, ActivationRange> Build(PartParameters knobs) =>
        histogram => ActivationRange.Around(histogram.Low, histogram.High);
}
