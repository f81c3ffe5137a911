using Strata.Analysis.ImageFeatures;
using Strata.Analysis.Numerics;
using Strata.CommandLine;
using Strata.Data;
using Strata.Features;
using Strata.Onnx;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Analysis.Classical;

/// <summary>What classifiers look at: features to learn from and to be judged on, and how a graph comes by them.</summary>
/// <param name="Name">As in "pixels", "stats" or "fc1".</param>
/// <param name="Train">float32 [N,D].</param>
/// <param name="Test">float32 [M,D].</param>
/// <param name="Scale">What the values were multiplied by.</param>
/// <param name="Image">The shape of the images that a file takes; null where it takes the features.</param>
sealed record ClassicalInput(string Name, Matrix Train, Matrix Test, float Scale, ImageShape? Image)
{
    /// <summary>The name of features that are computed from each image by rule, as `stats` does.</summary>
    public const string Stats = "stats";

    /// <summary>How columns of different units were scaled, each by its own spread; null where <see cref="Scale"/> serves all.</summary>
    public ColumnScaling? Columns { get; init; }

    /// <summary>What computes the features within a file, from images; null for pixels, and where a file takes the features.</summary>
    public LayerNetwork? Network { get; init; }

    /// <summary>float32 [M,D]: the test features as a file takes them, before any scaling; null for pixels.</summary>
    public Matrix? RawTest { get; init; }

    /// <summary>Pixels, 0 to 1.</summary>
    public static ClassicalInput Pixels(ImageSet train, ImageSet test) =>
        new("pixels", ToMatrix(train), ToMatrix(test), 1 / 255f, train.Shape);

    /// <summary>
    /// A layer's features, all multiplied by one number so that the largest to learn from becomes 1: distances keep their order.
    /// </summary>
    /// <param name="name">As in "fc1".</param>
    /// <param name="train">float32 [N,D].</param>
    /// <param name="test">float32 [M,D].</param>
    /// <param name="network">What computes them from images; null for a file that takes the features.</param>
    public static ClassicalInput Layer(string name, Matrix train, Matrix test, LayerNetwork? network)
    {
        float largest = Math.Abs(System.Numerics.Tensors.TensorPrimitives.MaxMagnitude(train.Values));
        float scale = largest > 0 && float.IsFinite(largest) ? 1 / largest : 1;
        return new ClassicalInput(name, Times(train, scale), Times(test, scale), scale, network?.Image) { RawTest = test, Network = network };
    }

    /// <summary>All features of `stats`, in its order, each brought to mean 0 and variance 1 over the images that are learned from.</summary>
    public static ClassicalInput ImageFeatures(ImageSet train, ImageSet test, int threads, Shell shell)
    {
        FeatureColumns columns = new(train.Shape);
        Matrix learned = columns.Measure(train, shell, threads), judged = columns.Measure(test, shell, threads);
        ColumnScaling scaling = ColumnScaling.Of(learned);
        return new ClassicalInput(Stats, scaling.Apply(learned), scaling.Apply(judged), 1, null) { Columns = scaling, RawTest = judged };
    }

    /// <summary>
    /// Adds the input: `image`, uint8 [N,C,H,W], for pixels and for a layer whose network is at hand; `features`, float32 [N,D] as the layer puts them
    /// out, or as `stats` measures them, else.
    /// </summary>
    /// <returns>The tensor that a classifier reads.</returns>
    public string AddTo(GraphBuilder graph)
    {
        if (Columns is { } columns)
            return AddColumns(graph, columns);
        string scale = graph.Scalar("scale", Scale);
        if (Image is not { } shape)
            return graph.Node("Mul", "scaled", [graph.Input("features", DataType.Float, "N", Train.Columns), scale]);
        string image = graph.Input("image", DataType.Uint8, "N", shape.Channels, shape.Height, shape.Width);
        if (Network is { } network)
            return graph.Node("Mul", "scaled", [network.AddTo(graph, "network/", image), scale]);
        string pixels = graph.Node("Cast", "pixels", [image], NodeAttribute.Of("to", (long)DataType.Float));
        string flat = graph.Node("Flatten", "flat", [pixels], NodeAttribute.Of("axis", 1));
        return graph.Node("Mul", "scaled", [flat, scale]);
    }

    // The same steps as those of ColumnScaling, float by float.
    static string AddColumns(GraphBuilder graph, ColumnScaling columns)
    {
        string features = graph.Input("features", DataType.Float, "N", columns.Means.Length);
        string centred = graph.Node("Sub", "centred", [features, graph.Weights("means", columns.Means, columns.Means.Length)]);
        return graph.Node("Mul", "scaled", [centred, graph.Weights("scale", columns.Factors, columns.Factors.Length)]);
    }

    // The same product as in the graph, float by float.
    static Matrix ToMatrix(ImageSet set)
    {
        float[] values = GC.AllocateUninitializedArray<float>(set.Pixels.Length);
        System.Numerics.Tensors.TensorPrimitives.ConvertTruncating<byte, float>(set.Pixels, values);
        System.Numerics.Tensors.TensorPrimitives.Multiply(values, 1 / 255f, values);
        return new Matrix(values, set.Count, set.Shape.Size);
    }

    static Matrix Times(Matrix matrix, float scale)
    {
        float[] scaled = GC.AllocateUninitializedArray<float>(matrix.Values.Length);
        System.Numerics.Tensors.TensorPrimitives.Multiply(matrix.Values, scale, scaled);
        return new Matrix(scaled, matrix.Rows, matrix.Columns);
    }
}
