namespace TorchSharp;

/// <summary>What stands outside the edges.</summary>
public enum PaddingModes
{
    Zeros = 0,
    Reflect = 1,
    Replicate = 2,
    Circular = 3,
    Constant = 4,
}

/// <summary>Padding by its result: none at all, or an output of the input's size.</summary>
public enum Padding
{
    Valid = 0,
    Same = 1,
}
