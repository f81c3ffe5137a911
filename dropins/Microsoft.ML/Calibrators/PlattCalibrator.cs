namespace Microsoft.ML.Calibrators;

/// <summary>probability = 1 / (1 + exp(slope * score + offset)) (Platt 1999).</summary>
public sealed class PlattCalibrator : ICalibrator
{
    internal PlattCalibrator(double slope, double offset) => (Slope, Offset) = (slope, offset);

    public double Slope { get; }

    public double Offset { get; }

    public float PredictProbability(float output) => (float)(1 / (1 + Math.Exp(Slope * output + Offset)));
}
