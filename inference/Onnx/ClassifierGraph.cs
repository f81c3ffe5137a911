using Strata.Data;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Onnx;

/// <summary>A classifier fit to be a part of a larger graph: one input uint8 [N,C,H,W], scores [N,classes].</summary>
public sealed class ClassifierGraph
{
    readonly string _input;
    readonly string _scores;
    readonly bool _areLogits;

    ClassifierGraph(string name, ModelProto model)
    {
        (Name, Model) = (name, model);
        Metadata = ModelMetadata.From(model.MetadataProps.ToDictionary(entry => entry.Key, entry => entry.Value));
        RequireFormat();
        (_input, Image) = FindImage();
        ValueInfoProto[] outputs = [.. model.Graph.Output];
        ValueInfoProto scores = outputs.FirstOrDefault(output => output.Name == "probabilities")
            ?? outputs.FirstOrDefault(output => output.Name == "logits")
            ?? throw Unfit("it puts out neither probabilities nor logits");
        (_scores, _areLogits) = (scores.Name, scores.Name == "logits");
        Classes = (int)(scores.Type?.TensorType?.Shape is { Dim: [_, { DimValue: > 0 } classes] } ? classes.DimValue
            : throw Unfit($"its output '{scores.Name}' does not say how many classes there are"));
    }

    /// <summary>What it is called in errors and metadata.</summary>
    public string Name { get; }

    /// <summary>The model.</summary>
    public ModelProto Model { get; }

    /// <summary>What Strata wrote into the file; defaults for other files.</summary>
    public ModelMetadata Metadata { get; }

    /// <summary>The shape of one image.</summary>
    public ImageShape Image { get; }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>Finds a model fit.</summary>
    /// <param name="name">What it is called in errors and metadata.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="InputException">It is no such classifier, or one of another opset.</exception>
    public static ClassifierGraph Of(string name, ModelProto model) => new(name, model);

    /// <summary>Adds the classifier to a graph and returns the tensor with its probabilities, float32 [N,classes].</summary>
    /// <param name="graph">The graph under construction.</param>
    /// <param name="prefix">What goes before all its names, as in "m1/".</param>
    /// <param name="image">The tensor that it reads, uint8 [N,C,H,W].</param>
    public string AddTo(GraphBuilder graph, string prefix, string image)
    {
        graph.Include(Model.Graph, prefix, new Dictionary<string, string> { [_input] = image });
        string scores = prefix + _scores;
        return _areLogits ? graph.Node("Softmax", $"{prefix}softmax", [scores], NodeAttribute.Of("axis", 1)) : scores;
    }

    void RequireFormat()
    {
        OperatorSetIdProto? other = Model.OpsetImport.FirstOrDefault(
            set => set.Domain is not ("" or "ai.onnx") || set.Version != GraphBuilder.Opset);
        if (other is not null)
            throw Unfit(
                $"it uses opset {other.Version}{(other.Domain == "" ? "" : $" of {other.Domain}")}, "
                + $"but graphs are put together from opset {GraphBuilder.Opset}");
        if (Model.Graph.Initializer.Any(weights => weights.DataLocation == TensorProto.Types.DataLocation.External))
            throw Unfit("its weights lie in other files");
    }

    (string Name, ImageShape Shape) FindImage()
    {
        HashSet<string> weights = [.. Model.Graph.Initializer.Select(tensor => tensor.Name)];
        ValueInfoProto[] inputs = [.. Model.Graph.Input.Where(input => !weights.Contains(input.Name))];
        if (inputs is not [{ Type.TensorType: { ElemType: (int)DataType.Uint8, Shape.Dim: [var batch, var c, var h, var w] } }])
            throw Unfit("its input is not one batch of uint8 images [N,C,H,W]");
        if (batch.DimValue > 0)
            throw Unfit($"its batch is fixed to {batch.DimValue}");
        if (c.DimValue < 1 || h.DimValue < 1 || w.DimValue < 1)
            throw Unfit("it does not say which size of image it takes");
        return (inputs[0].Name, new ImageShape((int)c.DimValue, (int)h.DimValue, (int)w.DimValue));
    }

    InputException Unfit(string why) => new($"{Name} cannot be part of an ensemble: {why}; take models that Strata exported");
}
