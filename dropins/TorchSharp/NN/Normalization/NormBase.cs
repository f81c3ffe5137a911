using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What normalisations with running statistics share: weight, bias, mean and variance, each [num_features].</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(bias))]
    Parameter _bias;

    [ComponentName(Name = nameof(weight))]
    Parameter _weight;

    [ComponentName(Name = nameof(running_mean))]
    Tensor _running_mean;

    [ComponentName(Name = nameof(running_var))]
    Tensor _running_var;

    [ComponentName(Name = nameof(num_batches_tracked))]
    Tensor _num_batches_tracked;

    public NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device device,
        ScalarType? dtype, string name) : base(name)
    {
        (this.num_features, this.eps, this.momentum) = (num_features, eps, momentum);
        (this.affine, this.track_running_stats) = (affine, track_running_stats);
        if (affine)
        {
            weight = nn.Parameter(ones([num_features], dtype, device));
            bias = nn.Parameter(zeros([num_features], dtype, device));
        }
        if (!track_running_stats)
            return;
        running_mean = zeros([num_features], dtype, device);
        running_var = ones([num_features], dtype, device);
        num_batches_tracked = zeros([], ScalarType.Int64, device);
    }

    public long num_features { get; private set; }

    public double eps { get; set; }

    /// <summary>The share of a new batch in the running statistics; null takes the mean over all batches so far.</summary>
    public double? momentum { get; set; }

    public bool affine { get; private set; }

    public bool track_running_stats { get; private set; }

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

    public Tensor running_mean
    {
        get => _running_mean;
        set => Own(nameof(running_mean), ref _running_mean, value);
    }

    public Tensor running_var
    {
        get => _running_var;
        set => Own(nameof(running_var), ref _running_var, value);
    }

    public Tensor num_batches_tracked
    {
        get => _num_batches_tracked;
        set => Own(nameof(num_batches_tracked), ref _num_batches_tracked, value);
    }

    public void reset_running_stats()
    {
        if (!track_running_stats)
            return;
        _running_mean.zero_();
        _running_var.fill_(1);
        _num_batches_tracked.zero_();
    }

    public void reset_parameters()
    {
        reset_running_stats();
        if (!affine)
            return;
        nn.init.ones_(_weight);
        nn.init.zeros_(_bias);
    }

    protected abstract void ValidateInputDimensions(Tensor input);
}
