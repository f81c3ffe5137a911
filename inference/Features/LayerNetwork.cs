using System.Security.Cryptography;
using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;
using Strata.Storage.Npy;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Features;

/// <summary>
/// The part of a network that computes a layer's stored features from images, pooling included: with it, what was learned from the features
/// becomes a model that takes images.
/// </summary>
public sealed class LayerNetwork
{
    readonly ImageGraph _graph;
    readonly string _features;
    readonly bool _isHalf;

    LayerNetwork(ImageGraph graph, string features, bool isHalf, ModelMetadata metadata) =>
        (_graph, _features, _isHalf, Metadata) = (graph, features, isHalf, metadata);

    /// <summary>The shape of one image.</summary>
    public ImageShape Image => _graph.Shape;

    /// <summary>What Strata wrote into the network's file; defaults for other files.</summary>
    public ModelMetadata Metadata { get; }

    /// <summary>Cuts it out of the file that the features came from.</summary>
    /// <param name="folder">The features.</param>
    /// <param name="layer">One of its layers.</param>
    /// <exception cref="InputException">The file is gone, is another one now, or is of no form that graphs are put together from.</exception>
    public static LayerNetwork Of(FeatureFolder folder, FeatureLayer layer)
    {
        FeatureModel model = folder.Index.Model;
        if (!File.Exists(model.File))
            throw new InputException($"{model.File}, which its features came from, is not there");
        using (FileStream bytes = File.OpenRead(model.File))
            if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != model.Sha256)
                throw new InputException($"{model.File} has changed since its features were extracted");
        ImageShape shape = new(folder.Index.Data.Shape[0], folder.Index.Data.Shape[1], folder.Index.Data.Shape[2]);
        LayerList layers = LayerList.Of(new ModelFile(model.Name, model.File), shape, folder.Index.Data.Name);
        LayerTensor tensor = layers.Tensors.Single(tensor => tensor.Name == layer.Name);
        bool isHalf = layer.Type == NpyType.Float16;
        Tap tap = new(tensor, layer.Pooling is { } pooling ? Pooling.Parse(pooling) : null, isHalf ? OutputType.Float16 : OutputType.Float32);
        ImageGraph graph = new(model.File, TapGraph.Of(layers.Model, [tap]), "a classifier on its layer");
        return new LayerNetwork(graph, tap.Output, isHalf, ModelMetadata.Of(layers.Model));
    }

    /// <summary>Adds it to a graph and returns the tensor with the features, float32 [N,D], as the layer's file holds them.</summary>
    /// <param name="graph">The graph under construction.</param>
    /// <param name="prefix">What goes before all its names, as in "network/".</param>
    /// <param name="image">The tensor that it reads, uint8 [N,C,H,W].</param>
    public string AddTo(GraphBuilder graph, string prefix, string image)
    {
        _graph.AddTo(graph, prefix, image);
        string features = prefix + _features;
        return _isHalf ? graph.Node("Cast", $"{features}/float", [features], NodeAttribute.Of("to", (long)DataType.Float)) : features;
    }
}
