namespace Microsoft.ML.Trainers;

/// <summary>ln(1 + exp(-label * output)), label ±1.</summary>
public sealed class LogLoss : IClassificationLoss
{
    public LogLoss()
    {
    }

    public double Loss(float output, float label)
    {
        double margin = label > 0 ? output : -output;
        return margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin)) - margin;
    }

    public float Derivative(float output, float label) =>
        label > 0 ? (float)(-1 / (1 + Math.Exp(output))) : (float)(1 / (1 + Math.Exp(-output)));
}
