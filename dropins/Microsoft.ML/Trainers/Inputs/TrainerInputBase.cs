namespace Microsoft.ML.Trainers;

/// <summary>Which column a trainer learns from.</summary>
public abstract class TrainerInputBase
{
    private protected TrainerInputBase()
    {
    }

    /// <summary>Float vectors of a fixed size.</summary>
    public string FeatureColumnName = "Features";
}
