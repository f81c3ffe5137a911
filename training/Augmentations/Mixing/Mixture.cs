using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Mixing;

/// <summary>Mixes images with others.</summary>
/// <param name="images">float32 [B,C,H,W].</param>
/// <param name="others">As many.</param>
/// <param name="keep">float32 [B,1,1,1] in 0..1: the share that each image should keep; 1 leaves it as it is.</param>
/// <returns>The mixed images, and the share that each did keep.</returns>
delegate (Tensor Mixed, Tensor Kept) Mixture(Tensor images, Tensor others, Tensor keep);
