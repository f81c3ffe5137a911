namespace Microsoft.ML.Trainers;

/// <summary>Which columns a trainer without labels learns from.</summary>
public abstract class UnsupervisedTrainerInputBaseWithWeight : TrainerInputBase
{
    private protected UnsupervisedTrainerInputBaseWithWeight()
    {
    }

    /// <summary>Weights of rows, which the drop-in refuses.</summary>
    public string? ExampleWeightColumnName;
}
