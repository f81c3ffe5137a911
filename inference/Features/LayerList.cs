using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Features;

/// <summary>
/// Every tensor of a model that can be tapped, in the graph's order. Which of them are layers, Strata's own models say in their metadata; in
/// other files those count that an operator with weights, an activation, a pooling, a normalisation or a join of branches makes.
/// </summary>
public sealed class LayerList
{
    LayerList(ModelFile file, ModelProto model, ImageShape image, IReadOnlyList<LayerTensor> tensors) =>
        (File, Model, Image, Tensors) = (file, model, image, tensors);

    /// <summary>The file.</summary>
    public ModelFile File { get; }

    /// <summary>The shape of one image.</summary>
    public ImageShape Image { get; }

    /// <summary>The tensors.</summary>
    public IReadOnlyList<LayerTensor> Tensors { get; }

    /// <summary>Weights of the operators that make the tensors; those that two of them share count once.</summary>
    public required long Weights { get; init; }

    /// <summary>Multiply-adds of all of them for one image.</summary>
    public long MultiplyAdds => Tensors.Sum(tensor => tensor.MultiplyAdds);

    internal ModelProto Model { get; }

    /// <summary>Finds the tensors of a model by running black images through it, so that files without shape information are told too.</summary>
    /// <param name="file">The model.</param>
    /// <param name="image">The shape of one image; null to take it from the file.</param>
    /// <param name="images">What the images are, for errors, as in "mnist (test)".</param>
    /// <exception cref="InputException">The file holds no model that runs, or takes other images, or leaves their shape open.</exception>
    public static LayerList Of(ModelFile file, ImageShape? image = null, string images = "this data")
    {
        ModelProto model = OnnxFile.Load(file.Path);
        NodeProto[] nodes = [.. model.Graph.Node];
        string[] names = [.. model.NodeOutputs().Distinct()];
        IReadOnlyDictionary<string, TensorForm> forms;
        ImageShape shape;
        string input;
        using (ModelSession session = ModelSession.Open(model.WithOutputs(names), file.Path, new SessionSettings { Optimize = false }))
        {
            shape = image ?? ShapeOf(session);
            session.Input.Require(shape, images, file.Path);
            forms = BatchProbe.Run(session, shape, names);
            input = session.Input.Name;
        }
        HashSet<string> layers = [.. ModelMetadata.Of(model).Layers];
        HashSet<string> computed = [.. forms.Keys];
        LayerCosts costs = new(model.Graph, forms, input, shape);
        ReceptiveFields fields = new(model.Graph, input, shape, name => forms.GetValueOrDefault(name)?.Shape);
        List<LayerTensor> tensors = [];
        for (int place = 0; place < nodes.Length; place++)
        {
            NodeProto node = nodes[place];
            foreach (string name in node.Output.Where(name => forms.TryGetValue(name, out TensorForm? form) && form.IsFloat && form.Shape.Count > 0))
            {
                TensorForm form = forms[name];
                bool isLayer = layers.Count > 0 ? layers.Contains(name) : LayerOperators.Holds(node, computed);
                string op = node.Domain is "" or "ai.onnx" ? node.OpType : $"{node.Domain}.{node.OpType}";
                bool isFirst = name == node.Output[0];
                tensors.Add(new LayerTensor(name, op, place, form.Shape, form.Type, form.BytesPerImage, isLayer)
                {
                    Weights = isFirst ? costs.WeightsOf(node) : 0,
                    MultiplyAdds = isFirst ? costs.MultiplyAddsOf(node) : 0,
                    ReceptiveField = fields.Of(name),
                });
            }
        }
        return tensors.Count > 0 ? new LayerList(file, model, shape, tensors) { Weights = costs.WeightsOf(tensors.Select(tensor => nodes[tensor.Place])) }
            : throw new InputException($"{file.Path} has no tensor that can be tapped: none is float32 or float16 [N,...]");
    }

    /// <summary>The tensors that some names and patterns choose, in the graph's order, each once.</summary>
    /// <param name="patterns">
    /// Names, or patterns with * and ?. A pattern chooses among the layers, and among all tensors only where it fits no layer. None: all layers.
    /// </param>
    /// <exception cref="InputException">One of them chooses nothing; the message offers the nearest.</exception>
    public IReadOnlyList<LayerTensor> Select(IReadOnlyList<string> patterns)
    {
        if (patterns.Count > 0)
            return [.. patterns.SelectMany(pattern => LayerPattern.Choose(pattern, Tensors)).Distinct().OrderBy(tensor => tensor.Place)];
        LayerTensor[] layers = [.. Tensors.Where(tensor => tensor.IsLayer)];
        return layers.Length > 0 ? layers
            : throw new InputException($"{File.Path} has nothing that looks like a layer: name tensors with --layers, `layers` lists them");
    }

    static ImageShape ShapeOf(ModelSession session) => session.Input is { Channels: { } c, Height: { } h, Width: { } w } ? new ImageShape(c, h, w)
        : throw new InputException($"{session.Path} takes images of any size ({session.Input}): say which with --image, as in --image 3x224x224");
}
