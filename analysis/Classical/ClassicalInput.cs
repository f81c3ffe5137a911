using Strata.Analysis.Numerics;
using Strata.Data;
using Strata.Onnx;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Analysis.Classical;

/// <summary>What classifiers look at: features to learn from and to be judged on, and how a graph comes by them.</summary>
/// <param name="Name">As in "pixels" or "fc1".</param>
/// <param name="Train">float32 [N,D].</param>
/// <param name="Test">float32 [M,D].</param>
/// <param name="Scale">What the values were multiplied by.</param>
/// <param name="Image">The shape of the images whose pixels they are; null for features of a layer.</param>
sealed record ClassicalInput(string Name, Matrix Train, Matrix Test, float Scale, ImageShape? Image)
{
    /// <summary>Pixels, 0 to 1.</summary>
    public static ClassicalInput Pixels(ImageSet train, ImageSet test) =>
        new("pixels", ToMatrix(train), ToMatrix(test), 1 / 255f, train.Shape);

    /// <summary>
    /// A layer's features, all multiplied by one number so that the largest to learn from becomes 1: distances keep their order.
    /// </summary>
    public static ClassicalInput Layer(string name, Matrix train, Matrix test)
    {
        float largest = Math.Abs(System.Numerics.Tensors.TensorPrimitives.MaxMagnitude(train.Values));
        float scale = largest > 0 && float.IsFinite(largest) ? 1 / largest : 1;
        return new ClassicalInput(name, Times(train, scale), Times(test, scale), scale, null);
    }

    /// <summary>
    /// Adds the input: `image`, uint8 [N,C,H,W], for pixels; `features`, float32 [N,D] as the layer puts them out, else.
    /// </summary>
    /// <returns>The tensor that a classifier reads.</returns>
    public string AddTo(GraphBuilder graph)
    {
        string scale = graph.Scalar("scale", Scale);
        if (Image is not { } shape)
            return graph.Node("Mul", "scaled", [graph.Input("features", DataType.Float, "N", Train.Columns), scale]);
        string image = graph.Input("image", DataType.Uint8, "N", shape.Channels, shape.Height, shape.Width);
        string pixels = graph.Node("Cast", "pixels", [image], NodeAttribute.Of("to", (long)DataType.Float));
        string flat = graph.Node("Flatten", "flat", [pixels], NodeAttribute.Of("axis", 1));
        return graph.Node("Mul", "scaled", [flat, scale]);
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
