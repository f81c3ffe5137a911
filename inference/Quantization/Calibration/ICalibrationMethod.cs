using Strata.Registry;

namespace Strata.Quantization.Calibration;

/// <summary>How the range of a tensor is chosen from what occurred. One file each, marked [Part].</summary>
public interface ICalibrationMethod
{
    /// <summary>The rule, with the method's knobs.</summary>
    /// <exception cref="InputException">A knob is out of range.</exception>
    Func<ActivationHistogram, ActivationRange> Build(PartParameters knobs);
}
