using Strata.Onnx.Outlines;

namespace Strata.Onnx;

/// <summary>Everything in a model that is a node or holds a tensor, wherever it stands: graphs, branches, functions, training.</summary>
static class OutlineWalk
{
    /// <summary>All nodes.</summary>
    public static IEnumerable<NodeOutline> Nodes(this ModelOutline model) => Graphs(model).SelectMany(graph => graph.Node)
        .Concat(model.Functions.SelectMany(NodesOf));

    /// <summary>All tensors: weights, and the constants in attributes.</summary>
    public static IEnumerable<TensorOutline> Tensors(this ModelOutline model) =>
    [
        .. Graphs(model).SelectMany(TensorsOf),
        .. Attributes(model).SelectMany(attribute => attribute.Tensors.Append(attribute.T)).OfType<TensorOutline>(),
        .. Attributes(model).SelectMany(attribute => attribute.SparseTensors.Append(attribute.SparseTensor)).SelectMany(Parts),
    ];

    static IEnumerable<AttributeOutline> Attributes(ModelOutline model) =>
        model.Nodes().SelectMany(node => node.Attribute).Concat(model.Functions.SelectMany(function => function.AttributeProto));

    static IEnumerable<GraphOutline> Graphs(ModelOutline model) =>
        model.TrainingInfo.SelectMany(training => new[] { training.Initialization, training.Algorithm }).Append(model.Graph)
            .Concat(model.Functions.SelectMany(function => function.Node.SelectMany(node => node.Attribute).Concat(function.AttributeProto))
                .SelectMany(Inner))
            .OfType<GraphOutline>().SelectMany(WithInner);

    static IEnumerable<GraphOutline> WithInner(GraphOutline graph) =>
        graph.Node.SelectMany(node => node.Attribute).SelectMany(Inner).SelectMany(WithInner).Prepend(graph);

    static IEnumerable<GraphOutline> Inner(AttributeOutline attribute) => attribute.Graphs.Append(attribute.G).OfType<GraphOutline>();

    static IEnumerable<NodeOutline> NodesOf(FunctionOutline function) => function.Node;

    static IEnumerable<TensorOutline> TensorsOf(GraphOutline graph) =>
        graph.Initializer.Concat(graph.SparseInitializer.SelectMany(Parts));

    static IEnumerable<TensorOutline> Parts(SparseTensorOutline? sparse) =>
        sparse is null ? [] : new[] { sparse.Values, sparse.Indices }.OfType<TensorOutline>();
}
