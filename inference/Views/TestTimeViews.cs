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
        new PixelMap([.. Enumerable.Range(0, image.Height * image.Width)]),
        .. specs.SelectMany(spec => PartSpec.Parse(spec).Build<ITestTimeView, IReadOnlyList<PixelMap>>(
            "view", (view, knobs) => view.Views(image, knobs))),
    ];

    /// <summary>Puts the views before a classifier and the mean of their probabilities behind it. It runs once, on batches of N·views.</summary>
    /// <param name="name">The graph's name.</param>
    /// <param name="body">The classifier.</param>
    /// <param name="views">At least one.</param>
    /// <param name="metadata">What the file says of itself.</param>
    /// <returns>
    /// Input `image` uint8 [N,C,H,W]; outputs `probabilities` float32 [N,classes], the views' mean, and `logits`, its logarithm.
    /// </returns>
    public static ModelProto Fold(string name, ClassifierGraph body, IReadOnlyList<PixelMap> views, ModelMetadata metadata)
    {
        (int channels, int height, int width) = body.Image;
        GraphBuilder graph = new(name);
        string image = graph.Input("image", DataType.Uint8, "N", channels, height, width);
        string flat = graph.Node("Reshape", "views/flat", [image, graph.Integers("views/flat/shape", 0, channels, height * width)]);
        string single = graph.Integers("views/single", 0, 1, channels, height, width);
        string[] each = [.. views.Select((view, place) =>
            graph.Node("Reshape", $"view{place + 1}", [new PixelMapNodes(graph, $"view{place + 1}").Add(view, flat, body.Image), single]))];
        string beside = graph.Node("Concat", "views/beside", each, NodeAttribute.Of("axis", 1));                        // [N,V,C,H,W]
        string batch = graph.Node("Reshape", "views", [beside, graph.Integers("views/shape", -1, channels, height, width)]); // [N·V,C,H,W]
        string scores = body.AddTo(graph, "body/", batch);                                                               // [N·V,classes]
        string apart = graph.Node("Reshape", "scores", [scores, graph.Integers("scores/shape", -1, views.Count, body.Classes)]);
        string mean = graph.Node("ReduceMean", "probabilities", [apart], NodeAttribute.Of("axes", [1L]), NodeAttribute.Of("keepdims", 0));
        return EnsembleGraph.Finish(graph, mean, body.Classes, metadata);
    }
}
