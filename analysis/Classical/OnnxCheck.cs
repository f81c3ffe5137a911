using Strata.Analysis.Numerics;
using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Analysis.Classical;

/// <summary>How an ONNX file compares with the classifier that it was written from.</summary>
/// <param name="Images">Test images that were compared.</param>
/// <param name="LargestDifference">The largest difference of a probability.</param>
/// <param name="Disagreements">Images that are taken for another class.</param>
sealed record OnnxCheck(int Images, double LargestDifference, int Disagreements)
{
    /// <summary>Images that are compared at most.</summary>
    public const int MostImages = 1000;

    const int Batch = 100;

    /// <summary>Runs a model and compares.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">What it looks at.</param>
    /// <param name="test">The test images.</param>
    /// <param name="expected">The classifier's own probabilities for them.</param>
    /// <param name="threads">Threads within an operator; 0 for ONNX Runtime's choice.</param>
    /// <exception cref="FailureException">More than one image in a hundred is taken for another class.</exception>
    public static OnnxCheck Of(ModelProto model, ClassicalInput input, ImageSet test, float[] expected, int threads)
    {
        int count = Math.Min(test.Count, MostImages);
        int classes = expected.Length / test.Count;
        float[] found = input.Image is null ? FromVectors(model, input, count, threads) : FromImages(model, test, count, threads);
        (double largest, int disagreements) = (0, 0);
        for (int image = 0; image < count; image++)
        {
            ReadOnlySpan<float> own = expected.AsSpan(image * classes, classes);
            ReadOnlySpan<float> other = found.AsSpan(image * classes, classes);
            for (int k = 0; k < classes; k++)
                largest = Math.Max(largest, Math.Abs(own[k] - other[k]));
            disagreements += Highest(own) == Highest(other) ? 0 : 1;
        }
        if (disagreements * 100 > count)
            throw new FailureException(
                $"ONNX Runtime takes {disagreements:N0} of {count:N0} images for another class than the classifier itself "
                + $"(largest difference {largest:0.0e+0}): please report this as a bug");
        return new OnnxCheck(count, largest, disagreements);
    }

    static int Highest(ReadOnlySpan<float> row) => System.Numerics.Tensors.TensorPrimitives.IndexOfMax(row);

    static float[] FromImages(ModelProto model, ImageSet test, int count, int threads)
    {
        using ActivationProbe probe = new(model, threads);
        byte[] pixels = test.Pixels;
        return [.. Batches(count).SelectMany(batch =>
            probe.Run(pixels.AsMemory(batch.First * test.Shape.Size), batch.Count, test.Shape)["probabilities"])];
    }

    // The file takes features as they were before they were scaled.
    static float[] FromVectors(ModelProto model, ClassicalInput input, int count, int threads)
    {
        using VectorModel vectors = new(model, threads);
        Matrix raw = input.RawTest!;
        return [.. Batches(count).SelectMany(batch =>
            vectors.Run(raw.Values.Slice(batch.First * raw.Columns, batch.Count * raw.Columns).ToArray(), raw.Columns))];
    }

    static IEnumerable<(int First, int Count)> Batches(int count)
    {
        for (int first = 0; first < count; first += Batch)
            yield return (first, Math.Min(Batch, count - first));
    }
}
