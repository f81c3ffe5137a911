namespace Microsoft.ML;

/// <summary>What can be done with a whole model; extension methods of this class.</summary>
public sealed class ModelOperationsCatalog
{
    internal ModelOperationsCatalog()
    {
    }
}
