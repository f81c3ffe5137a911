namespace Microsoft.ML.Trainers;

/// <summary>What a prediction costs.</summary>
public interface ILossFunction<in TOutput, in TLabel>
{
    double Loss(TOutput output, TLabel label);
}

/// <summary>A loss of one score with a derivative.</summary>
public interface IScalarLoss : ILossFunction<float, float>
{
    float Derivative(float output, float label);
}

/// <summary>A loss for two classes: a label is positive above 0.</summary>
public interface IClassificationLoss : IScalarLoss
{
}
