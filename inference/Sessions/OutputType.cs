namespace Strata.Sessions;

/// <summary>The element types of outputs that are fetched.</summary>
public enum OutputType
{
    /// <summary>IEEE 754 binary32.</summary>
    Float32,

    /// <summary>IEEE 754 binary16: half the memory, three digits.</summary>
    Float16,
}
