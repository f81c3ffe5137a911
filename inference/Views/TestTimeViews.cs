using Strata.Data;
using Strata.Onnx;
using Strata.Registry;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Views;

/// <summary>
/// Test-time augmentation inside a graph: the model looks at several views of each image, and their probabilities are averaged
/// (Krizhevsky 2012, section 4.1). Folding a second time gives every view of the first its own views.
/// </summary>
public static class TestTimeViews
{
    /// <summary>The views that specs stand for, as in "shift:pixels=1": the image as it is, then theirs, in order.</summary>
    /// <param name="specs">At least one.</param>
    /// <param name="image">The shape of one image.</param>
    /// <exception cref="InputException">A view or one of its knobs is unknown or out of range.</exception>
    public static IReadOnlyList<PixelMap> Of(IReadOnlyList<string> specs, ImageShape image) =>
    [
        PixelMap.Identity(image),
        .. specs.SelectMany(spec => PartSpec.Parse(spec).Build<ITestTimeView, IReadOnlyList<PixelMap>>(
            "view", (view, knobs) => view.Views(image, knobs))),
    ];

    /// <summary>Puts views before a classifier, which runs once on batches of N·views, and their mean probabilities behind it.</summary>
    /// <param name="name">The graph's name.</param>
    /// <param name="body">The classifier.</param>
    /// <param name="views">At least one.</param>
    /// <param name="metadata">What the file says of itself.</param>
    /// <returns>
    /// Input `image` uint8 [N,C,H,W]; outputs, both float32 [N,classes], `probabilities`, the views' mean, and `logits`, its
    /// logarithm.
    /// </returns>
    public static ModelProto Fold(string name, ClassifierGraph body, IReadOnlyList<PixelMap> views, ModelMetadata metadata)
    {
        (int channels, int height, int width) = body.Image;
        GraphBuilder graph = new(name);
        string image = graph.Input("image", DataType.Uint8, "N", channels, height, width);
        string Reshape(string tensor, string input, params long[] shape) =>
            graph.Node("Reshape", tensor, [input, graph.Integers($"{tensor}/shape", shape)]);
        string View(PixelMap view, string name, string flat) =>
            Reshape(name, new PixelMapNodes(graph, name).Add(view, flat, body.Image), 0, 1, channels, height, width);
        string flat = Reshape("views/flat", image, 0, channels, height * width);                            // [N,C,H·W]
        string[] each = [.. views.Select((view, place) => View(view, $"view{place + 1}", flat))];           // [N,1,C,H,W]
        string beside = graph.Node("Concat", "views/beside", each, NodeAttribute.Of("axis", 1));            // [N,V,C,H,W]
        string scores = body.AddTo(graph, "body/", Reshape("views", beside, -1, channels, height, width));  // [N·V,classes]
        string apart = Reshape("scores", scores, -1, views.Count, body.Classes);                            // [N,V,classes]
        string mean = graph.Node(
            "ReduceMean", "probabilities", [apart], NodeAttribute.Of("axes", [1L]), NodeAttribute.Of("keepdims", 0));
        return EnsembleGraph.Finish(graph, mean, body.Classes, metadata);
    }
}
