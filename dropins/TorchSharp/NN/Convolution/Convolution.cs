using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What convolutions share. The weight is [out,in/groups,...], transposed [in,out/groups,...].</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(bias))]
    protected Parameter _bias;

    [ComponentName(Name = nameof(weight))]
    protected Parameter _weight;

    /// <summary>The padding as functional.pad takes it, for modes other than zeros: last dimension first.</summary>
    protected long[] _reversed_padding_repeated_twice;

    protected Convolution(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding,
        Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias,
        PaddingModes padding_mode, Device device = null, ScalarType? dtype = null) : base(name)
    {
        Check(in_channels, out_channels, groups, transposed, padding_mode);
        (this.in_channels, this.out_channels, this.groups, this.transposed) = (in_channels, out_channels, groups, transposed);
        (this.kernel_size, this.stride, this.dilation) = (kernel_size, stride, dilation);
        (this.output_padding, this.padding_mode) = (output_padding, padding_mode);
        if (padding_type is not null)
            SetPadding(padding_type.Value);
        else
            SetPadding(padding ?? new long[kernel_size.Length]);
        long[] channels = transposed ? [in_channels, out_channels / groups] : [out_channels, in_channels / groups];
        weight = nn.Parameter(empty([.. channels, .. kernel_size], dtype, device));
        if (bias)
            this.bias = nn.Parameter(empty([out_channels], dtype, device));
        reset_parameters();
    }

    public long in_channels { get; }

    public long out_channels { get; }

    public bool transposed { get; }

    /// <summary>Same or Valid; null where the padding was given in numbers.</summary>
    public Padding? padding_type { get; private set; }

    /// <summary>One number for each spatial dimension; null where padding_type says it.</summary>
    public long[] padding { get; private set; }

    public PaddingModes padding_mode { get; set; }

    public long groups { get; set; }

    public long[] kernel_size { get; set; }

    public long[] stride { get; set; }

    public long[] dilation { get; set; }

    public long[] output_padding { get; set; }

    public Parameter bias
    {
        get => _bias;
        set => Own(nameof(bias), ref _bias, value);
    }

    public Parameter weight
    {
        get => _weight;
        set => Own(nameof(weight), ref _weight, value);
    }

    /// <summary>Draws both from the uniform distribution within ±1/sqrt(fan in), the weight first.</summary>
    public void reset_parameters()
    {
        nn.init.kaiming_uniform_(_weight, Math.Sqrt(5));
        if (_bias is not null)
            nn.init.UniformByFanIn(_bias, _weight);
    }

    public void SetPadding(long[] padding)
    {
        (padding_type, this.padding) = (null, padding);
        _reversed_padding_repeated_twice = new long[2 * padding.Length];
        for (int i = 0; i < _reversed_padding_repeated_twice.Length; i++)
            _reversed_padding_repeated_twice[i] = padding[padding.Length - 1 - i / 2];
    }

    public void SetPadding(Padding padding)
    {
        if (transposed)
            throw new ArgumentException("Cannot set padding type on ConvTransposeND");
        if (padding == Padding.Same && stride.AsSpan().ContainsAnyExcept(1L))
            throw new ArgumentException("padding='same' is not supported for strided convolutions");
        (padding_type, this.padding) = (padding, null);
        _reversed_padding_repeated_twice = new long[2 * kernel_size.Length];
        if (padding == Padding.Valid)
            return;
        for (int dim = 0; dim < kernel_size.Length; dim++)
        {
            long total = dilation[dim] * (kernel_size[dim] - 1);
            int place = 2 * (kernel_size.Length - 1 - dim);
            _reversed_padding_repeated_twice[place] = total / 2;
            _reversed_padding_repeated_twice[place + 1] = total - total / 2;
        }
    }

    /// <summary>Whether the input is [N,in,...] or [in,...] with that many spatial dimensions.</summary>
    protected bool ValidateShape(Tensor input, long dimensions)
    {
        long[] shape = input.shape;
        return shape.Length == dimensions + 2 && shape[1] == in_channels
            || shape.Length == dimensions + 1 && shape[0] == in_channels;
    }

    internal void RequireShape(Tensor input, int dimensions)
    {
        if (ValidateShape(input, dimensions))
            return;
        throw new ArgumentException($"Expected {dimensions + 1}D (unbatched) or {dimensions + 2}D (batched) input with"
            + $" {in_channels} channels to {GetName()}, but got [{string.Join(",", input.shape)}].");
    }

    internal Tensor Padded(Tensor input) => nn.functional.pad(input, _reversed_padding_repeated_twice, padding_mode);

    static void Check(long inChannels, long outChannels, long groups, bool transposed, PaddingModes mode)
    {
        if (transposed && mode != PaddingModes.Zeros)
            throw new ArgumentException("Only PaddingModes.Zeros is supported for ConvTransposeND");
        if (groups < 1 || inChannels % groups != 0 || outChannels % groups != 0)
            throw new ArgumentException($"{groups} groups do not divide {inChannels} input and {outChannels} output channels.");
    }
}
