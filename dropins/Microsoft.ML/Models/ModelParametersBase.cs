namespace Microsoft.ML.Trainers;

/// <summary>What a trainer has learned.</summary>
public abstract class ModelParametersBase<TOutput>
{
    private protected ModelParametersBase()
    {
    }
}
