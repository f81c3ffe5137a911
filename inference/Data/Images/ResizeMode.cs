namespace Strata.Data.Images;

/// <summary>How an image of another size becomes one of the size that is needed.</summary>
public enum ResizeMode
{
    /// <summary>It does not: another size is an error.</summary>
    None,

    /// <summary>The whole image, its sides scaled apart.</summary>
    Stretch,

    /// <summary>The largest part from the middle that has the shape needed.</summary>
    Crop,

    /// <summary>The whole image with its shape kept, black bars beside it.</summary>
    Pad,
}
