namespace Microsoft.ML.Trainers;

/// <summary>Options of trainers that learn a linear function row by row.</summary>
public abstract class OnlineLinearOptions : TrainerInputBaseWithLabel
{
    protected OnlineLinearOptions()
    {
    }

    /// <summary>Passes over the rows, at least 1.</summary>
    public int NumberOfIterations = 1;

    /// <summary>Initial weights are uniform in ± half of it.</summary>
    public float InitialWeightsDiameter;

    /// <summary>Goes through the rows in a new random order in each pass.</summary>
    public bool Shuffle = true;
}
