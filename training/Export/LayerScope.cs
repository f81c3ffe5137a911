using Strata.Onnx;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Export;

/// <summary>The place of one layer in the graph under construction: its name, the shapes it saw, and how to add its nodes.</summary>
public sealed class LayerScope
{
    readonly GraphWalk _walk;

    internal LayerScope(GraphWalk walk, string path, LayerCall? call) => (_walk, Path, Call) = (walk, path, call);

    /// <summary>The layer's path in the model, as in "block2.conv1"; the name of its output tensor.</summary>
    public string Path { get; }

    /// <summary>The shape of the input without the batch axis, as the probe batch had it.</summary>
    public long[] InputShape => Observed.Input.shape[1..];

    /// <summary>The shape of the output without the batch axis, as the probe batch had it.</summary>
    public long[] OutputShape => Observed.Output.shape[1..];

    internal LayerCall? Call { get; }

    LayerCall Observed => Call ?? throw new InputException(
        $"layer '{Path}' was not seen in a forward pass: invoke submodules with call(...), not forward(...), so that their shapes are known");

    /// <summary>Adds the node that makes the layer's output.</summary>
    public string Node(string op, ReadOnlySpan<string> inputs, params ReadOnlySpan<AttributeProto> attributes) =>
        _walk.Graph.Node(op, Path, inputs, attributes);

    /// <summary>Adds a node for a step inside the layer; its tensor is named "path/step".</summary>
    public string Step(string op, string step, ReadOnlySpan<string> inputs, params ReadOnlySpan<AttributeProto> attributes) =>
        _walk.Graph.Node(op, $"{Path}/{step}", inputs, attributes);

    /// <summary>Adds a parameter or buffer as float32 weights.</summary>
    public string Weights(string name, Tensor values) => Weights(name, Floats(values), values.shape);

    /// <summary>Adds float32 weights of that shape.</summary>
    public string Weights(string name, ReadOnlySpan<float> values, params ReadOnlySpan<long> shape) =>
        _walk.Graph.Weights($"{Path}.{name}", values, shape);

    /// <summary>Adds a float32 scalar.</summary>
    public string Scalar(string name, double value) => _walk.Graph.Scalar($"{Path}/{name}", (float)value);

    /// <summary>Adds a one-dimensional int64 constant.</summary>
    public string Integers(string name, params ReadOnlySpan<long> values) => _walk.Graph.Integers($"{Path}/{name}", values);

    /// <summary>Adds the node that gives the input the layer's output shape; the batch axis must stay.</summary>
    /// <exception cref="InputException">The layer merges or moves the batch axis.</exception>
    public string Reshape(string input)
    {
        if (Observed.Output.shape[0] != Observed.Input.shape[0])
            throw CannotExport("it changes the batch axis");
        return Node("Reshape", [input, Integers("shape", [0, .. OutputShape])]);
    }

    /// <summary>Exports a submodule under this layer's path.</summary>
    /// <param name="name">The submodule's name within this layer.</param>
    /// <param name="module">The submodule.</param>
    /// <param name="input">The tensor that it reads.</param>
    public string Child(string name, Module module, string input) => _walk.Visit(module, Path == "" ? name : $"{Path}.{name}", input);

    /// <summary>The error for a setting that ONNX cannot express.</summary>
    public InputException CannotExport(string what) => new($"layer '{Path}' cannot be exported: {what}");

    /// <summary>The values of a tensor, row-major, as float32.</summary>
    public static float[] Floats(Tensor values)
    {
        using Tensor flat = values.detach().to(ScalarType.Float32).cpu().contiguous();
        return flat.data<float>().ToArray();
    }
}
