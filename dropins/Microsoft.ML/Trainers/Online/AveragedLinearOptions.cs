namespace Microsoft.ML.Trainers;

/// <summary>Options of trainers that average over all steps.</summary>
public abstract class AveragedLinearOptions : OnlineLinearOptions
{
    protected AveragedLinearOptions()
    {
    }

    /// <summary>The size of a step, above 0.</summary>
    public float LearningRate = 1;

    /// <summary>Divides the step by the root of the number of rows seen.</summary>
    public bool DecreaseLearningRate;

    /// <summary>Each row takes that share of the weights, times the step, away; 0 or more.</summary>
    public float L2Regularization;
}
