using Strata.Onnx;
using Strata.Training.Export;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models.Layers;

/// <summary>
/// A convolution in which each output map sees only some of the input maps (LeCun 1998, table I). Only the kernels that there are
/// are weights: [kernels,K,K], in the order of the table. [N,C,H,W] to [N,maps,H-K+1,W-K+1].
/// </summary>
sealed class TableConvolution : Module<Tensor, Tensor>, IOnnxModule
{
    readonly Parameter weight;
    readonly Parameter bias;
    readonly Tensor place;
    readonly int _inputs;
    readonly int _kernel;

    /// <param name="inputs">Input maps.</param>
    /// <param name="kernel">Side of a kernel.</param>
    /// <param name="table">For each output map the input maps that it sees.</param>
    public TableConvolution(int inputs, int kernel, int[][] table) : base(nameof(TableConvolution))
    {
        (_inputs, _kernel) = (inputs, kernel);
        int kernels = table.Sum(seen => seen.Length);
        weight = Parameter(empty(kernels, kernel, kernel));
        bias = Parameter(zeros(table.Length));
        place = tensor(Places(inputs, table, missing: kernels)).reshape(table.Length, inputs);
        RegisterComponents();
        Start(full => init.kaiming_uniform_(full, Math.Sqrt(5)));
    }

    /// <summary>Draws the weights as a dense convolution of the same size would, keeps those of the table, and hands back the bias.</summary>
    public Tensor Start(Action<Tensor> fill)
    {
        using IDisposable recording = no_grad();
        using Tensor dense = empty(place.shape[0], _inputs, _kernel, _kernel);
        fill(dense);
        using Tensor there = place.flatten().lt(weight.shape[0]).nonzero().flatten();
        using Tensor kept = dense.reshape(-1, _kernel, _kernel).index_select(0, there);
        weight.copy_(kept);
        return bias;
    }

    public override Tensor forward(Tensor input)
    {
        using Tensor full = Dense();
        return functional.conv2d(input, full, bias);
    }

    public string Export(LayerScope layer, string input)
    {
        using IDisposable recording = no_grad();
        using Tensor full = Dense();
        return layer.Node("Conv", [input, layer.Weights("weight", full), layer.Weights("bias", bias)],
            NodeAttribute.Of("kernel_shape", [_kernel, _kernel]));
    }

    // A row of zeros stands for every connection that is not there.
    Tensor Dense()
    {
        using Tensor none = zeros(1, _kernel, _kernel, device: weight.device), rows = cat([weight, none]);
        using Tensor flat = place.flatten(), chosen = rows.index_select(0, flat);
        return chosen.reshape(place.shape[0], _inputs, _kernel, _kernel);
    }

    static long[] Places(int inputs, int[][] table, long missing)
    {
        long[] places = [.. Enumerable.Repeat(missing, table.Length * inputs)];
        long next = 0;
        for (int map = 0; map < table.Length; map++)
            foreach (int seen in table[map].Order())
                places[map * inputs + seen] = next++;
        return places;
    }
}
