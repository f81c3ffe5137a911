namespace Strata.Storage.Npy;

/// <summary>The element types of NPY files that Strata reads and writes, little-endian.</summary>
public enum NpyType
{
    /// <summary>IEEE 754 binary32, '&lt;f4'.</summary>
    Float32,

    /// <summary>IEEE 754 binary16, '&lt;f2'.</summary>
    Float16,

    /// <summary>'&lt;i4'.</summary>
    Int32,

    /// <summary>'&lt;i8'.</summary>
    Int64,
}
