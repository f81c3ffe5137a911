using Strata.Quantization.Calibration;
using Strata.Registry;

namespace Strata.Quantization;

/// <summary>How a model is quantised.</summary>
public sealed record QuantizationOptions
{
    /// <summary>How ranges of activations are chosen, with knobs, as in "percentile:keep=99.9".</summary>
    public string Method { get; init; } = "min-max";

    /// <summary>
    /// Whether weights take 7 bits, for processors where sums of 8-bit products can overflow: <see cref="IntegerProducts.CanOverflow"/>.
    /// </summary>
    public bool ReduceRange { get; init; }

    /// <summary>Threads within an operator while calibrating; 0 for one a core.</summary>
    public int Threads { get; init; }

    /// <summary>The rule of <see cref="Method"/>.</summary>
    /// <exception cref="InputException">The method or one of its knobs is unknown or out of range.</exception>
    public Func<ActivationHistogram, ActivationRange> Rule() => PartSpec.Parse(Method)
        .Build<ICalibrationMethod, Func<ActivationHistogram, ActivationRange>>("calibration method", (method, knobs) => method.Build(knobs));
}
