namespace Microsoft.ML.Trainers;

/// <summary>Which columns a trainer learns from.</summary>
public abstract class TrainerInputBaseWithWeight : TrainerInputBaseWithLabel
{
    private protected TrainerInputBaseWithWeight()
    {
    }

    /// <summary>Weights of rows, which the drop-in refuses.</summary>
    public string? ExampleWeightColumnName;
}
