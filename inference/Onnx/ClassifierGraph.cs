using Strata.Data;

namespace Strata.Onnx;

/// <summary>A classifier fit to be a part of a larger graph: one input uint8 [N,C,H,W], scores [N,classes].</summary>
public sealed class ClassifierGraph
{
    readonly ImageGraph _graph;
    readonly string _scores;
    readonly bool _areLogits;

    ClassifierGraph(string name, ModelProto model)
    {
        (Name, Model) = (name, model);
        Metadata = ModelMetadata.From(model.MetadataProps.ToDictionary(entry => entry.Key, entry => entry.Value));
        _graph = new ImageGraph(name, model, "an ensemble");
        ValueInfoProto[] outputs = [.. model.Graph.Output];
        ValueInfoProto scores = outputs.FirstOrDefault(output => output.Name == "probabilities")
            ?? outputs.FirstOrDefault(output => output.Name == "logits")
            ?? throw _graph.Unfit("it puts out neither probabilities nor logits");
        (_scores, _areLogits) = (scores.Name, scores.Name == "logits");
        Classes = (int)(scores.Type?.TensorType?.Shape is { Dim: [_, { DimValue: > 0 } classes] } ? classes.DimValue
            : throw _graph.Unfit($"its output '{scores.Name}' does not say how many classes there are"));
    }

    /// <summary>What it is called in errors and metadata.</summary>
    public string Name { get; }

    /// <summary>The model.</summary>
    public ModelProto Model { get; }

    /// <summary>What Strata wrote into the file; defaults for other files.</summary>
    public ModelMetadata Metadata { get; }

    /// <summary>The shape of one image.</summary>
    public ImageShape Image => _graph.Shape;

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
        _graph.AddTo(graph, prefix, image);
        string scores = prefix + _scores;
        return _areLogits ? graph.Node("Softmax", $"{prefix}softmax", [scores], NodeAttribute.Of("axis", 1)) : scores;
    }
}
