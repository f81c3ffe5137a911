using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>[N,C*r*r,H,W] to [N,C,H*r,W*r], r being upscale_factor.</summary>
public sealed class PixelShuffle : ParameterLessModule<Tensor, Tensor>
{
    internal PixelShuffle(long upscale_factor) : base(nameof(PixelShuffle)) => this.upscale_factor = upscale_factor;

    public long upscale_factor { get; set; }

    public override Tensor forward(Tensor input) => nn.functional.pixel_shuffle(input, upscale_factor);
}
