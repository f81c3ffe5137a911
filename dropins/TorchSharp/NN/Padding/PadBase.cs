using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adds a border: padding holds left, right, top, bottom.</summary>
public abstract class PadBase : ParameterLessModule<Tensor, Tensor>
{
    readonly PaddingModes _mode;

    protected PadBase(string name, PaddingModes mode, double value, params long[] padding) : base(name) =>
        (_mode, this.value, this.padding) = (mode, value, padding);

    public long[] padding { get; set; }

    /// <summary>What a constant border is made of.</summary>
    public double value { get; set; }

    public override Tensor forward(Tensor input) => nn.functional.pad(input, padding, _mode, value);
}
