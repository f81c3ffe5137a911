using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The self-normalising unit of Klambauer 2017: 1.0507 * ELU(x) with alpha 1.6733.</summary>
public sealed class SELU : ParameterLessModule<Tensor, Tensor>
{
    internal SELU(bool inplace) : base(nameof(SELU)) => this.inplace = inplace;

    public bool inplace { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.selu(tensor, inplace);
}
