namespace Strata.Sessions;

/// <summary>What a tensor inside a model is, for one image.</summary>
/// <param name="Type">The element type, as in "float32".</param>
/// <param name="Shape">All axes but the first, which is the batch.</param>
/// <param name="BytesPerImage">Its size.</param>
/// <param name="IsFloat">Whether it holds fractions.</param>
sealed record TensorForm(string Type, IReadOnlyList<long> Shape, long BytesPerImage, bool IsFloat);
