namespace Microsoft.ML.Trainers;

/// <summary>Which columns a trainer learns from.</summary>
public abstract class TrainerInputBaseWithLabel : TrainerInputBase
{
    private protected TrainerInputBaseWithLabel()
    {
    }

    /// <summary>A key column for many classes, a Boolean one for two.</summary>
    public string LabelColumnName = "Label";
}
