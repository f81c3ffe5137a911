namespace Strata.Deployment.Npy;

/// <summary>A tensor of weights in the manifest.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="File">The NPY file beside the manifest.</param>
/// <param name="Shape">The axes.</param>
/// <param name="Dtype">As numpy writes it, as in "&lt;f4".</param>
/// <param name="Layer">The node that reads it first.</param>
/// <param name="Operator">That node's operator.</param>
/// <param name="Input">The place among that node's inputs, from 0.</param>
sealed record WeightEntry(string Name, string File, long[] Shape, string Dtype, string? Layer, string? Operator, int? Input);
