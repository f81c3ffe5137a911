using Strata.Data;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Onnx;

/// <summary>A model fit to be a part of a larger graph: opset 17, weights inside, and one input, uint8 [N,C,H,W].</summary>
sealed class ImageGraph
{
    readonly string _name;
    readonly string _whole;
    readonly string _input;
    readonly GraphProto _graph;

    /// <param name="name">What it is called in errors.</param>
    /// <param name="model">The model.</param>
    /// <param name="whole">What it is to be a part of, as in "an ensemble".</param>
    /// <exception cref="InputException">It is not fit; the message says why.</exception>
    public ImageGraph(string name, ModelProto model, string whole)
    {
        (_name, _whole, _graph) = (name, whole, model.Graph);
        RequireFormat(model);
        (_input, Shape) = FindImage();
    }

    /// <summary>The shape of one image.</summary>
    public ImageShape Shape { get; }

    /// <summary>Adds all of it to a graph.</summary>
    /// <param name="graph">The graph under construction.</param>
    /// <param name="prefix">What goes before all its names, as in "m1/".</param>
    /// <param name="image">The tensor that it reads, uint8 [N,C,H,W].</param>
    public void AddTo(GraphBuilder graph, string prefix, string image) =>
        graph.Include(_graph, prefix, new Dictionary<string, string> { [_input] = image });

    /// <summary>The error that says what is not fit.</summary>
    public InputException Unfit(string why) => new($"{_name} cannot be part of {_whole}: {why}; take models that Strata exported");

    void RequireFormat(ModelProto model)
    {
        OperatorSetIdProto? other = model.OpsetImport.FirstOrDefault(
            set => set.Domain is not ("" or "ai.onnx") || set.Version != GraphBuilder.Opset);
        if (other is not null)
            throw Unfit(
                $"it uses opset {other.Version}{(other.Domain == "" ? "" : $" of {other.Domain}")}, "
                + $"but graphs are put together from opset {GraphBuilder.Opset}");
        if (_graph.Initializer.Any(weights => weights.DataLocation == TensorProto.Types.DataLocation.External))
            throw Unfit("its weights lie in other files");
    }

    (string Name, ImageShape Shape) FindImage()
    {
        HashSet<string> weights = [.. _graph.Initializer.Select(tensor => tensor.Name)];
        ValueInfoProto[] inputs = [.. _graph.Input.Where(input => !weights.Contains(input.Name))];
        if (inputs is not [{ Type.TensorType: { ElemType: (int)DataType.Uint8, Shape.Dim: [var batch, var c, var h, var w] } }])
            throw Unfit("its input is not one batch of uint8 images [N,C,H,W]");
        if (batch.DimValue > 0)
            throw Unfit($"its batch is fixed to {batch.DimValue}");
        if (c.DimValue < 1 || h.DimValue < 1 || w.DimValue < 1)
            throw Unfit("it does not say which size of image it takes");
        return (inputs[0].Name, new ImageShape((int)c.DimValue, (int)h.DimValue, (int)w.DimValue));
    }
}
