namespace Microsoft.ML.Trainers;

/// <summary>max(0, margin - label * output), label ±1.</summary>
public sealed class HingeLoss : IClassificationLoss
{
    readonly float _margin;

    public HingeLoss(float margin = 1f) => _margin = margin;

    public double Loss(float output, float label) => Math.Max(0, _margin - Sign(label) * output);

    public float Derivative(float output, float label) => _margin > Sign(label) * output ? -Sign(label) : 0;

    static float Sign(float label) => label > 0 ? 1 : -1;
}
