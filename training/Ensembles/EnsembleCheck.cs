using System.Numerics.Tensors;
using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;
using Strata.Views;

namespace Strata.Training.Ensembles;

/// <summary>
/// Runs an ensemble's graph beside its members: each member alone on every view, made outside of the graph on uint8 pixels, their
/// probabilities averaged in double precision.
/// </summary>
static class EnsembleCheck
{
    const double Tolerance = 1e-4;
    const int ChunkSize = 32;

    /// <summary>Measures on the first 1, 2 and 7 images, then on all of them.</summary>
    /// <param name="made">The ensemble's graph.</param>
    /// <param name="members">Its members.</param>
    /// <param name="views">Its views, the image as it is among them.</param>
    /// <param name="images">At least 7.</param>
    /// <exception cref="FailureException">The graph is further off than allowed.</exception>
    public static EnsembleProof Run(
        ModelProto made, IReadOnlyList<ClassifierGraph> members, IReadOnlyList<PixelMap> views, ProbeImages images)
    {
        List<(int Start, int Count)> batches = [(0, 1), (0, 2), (0, 7)];
        for (int start = 7; start < images.Count; start += ChunkSize)
            batches.Add((start, Math.Min(ChunkSize, images.Count - start)));
        using ActivationProbe whole = new(made);
        ActivationProbe[] alone = [.. members.Select(member => new ActivationProbe(ProbabilitiesOf(member)))];
        try
        {
            double largest = 0;
            foreach ((int start, int count) in batches)
            {
                byte[] pixels = images.Pixels[(start * images.Shape.Size)..((start + count) * images.Shape.Size)];
                float[] graph = whole.Run(pixels, count, images.Shape)["probabilities"];
                largest = Math.Max(largest, LargestDifference(graph, Average(alone, views, pixels, count, images.Shape)));
            }
            int[] sizes = [.. batches.Select(batch => batch.Count).Distinct()];
            return largest <= Tolerance ? new EnsembleProof(images.Name, images.Count, sizes, largest, Tolerance)
                : throw new FailureException(
                    $"the ensemble's graph is wrong: its probabilities differ from the mean of its members' by {largest:0.0e+0}, "
                    + $"allowed is {Tolerance:0.0e+0}");
        }
        finally
        {
            Array.ForEach(alone, probe => probe.Dispose());
        }
    }

    static ModelProto ProbabilitiesOf(ClassifierGraph member) => EnsembleGraph.Merge(member.Name, [member], new ModelMetadata());

    static double[] Average(ActivationProbe[] alone, IReadOnlyList<PixelMap> views, byte[] pixels, int count, ImageShape shape)
    {
        double[] sum = [];
        byte[] seen = new byte[pixels.Length];
        int plane = shape.Height * shape.Width;
        foreach (PixelMap view in views)
        {
            for (int at = 0; at < pixels.Length; at += shape.Size)
                view.Apply(pixels.AsSpan(at, shape.Size), seen.AsSpan(at, shape.Size), plane);
            foreach (ActivationProbe member in alone)
            {
                double[] said = Array.ConvertAll(member.Run(seen, count, shape)["probabilities"], share => (double)share);
                if (sum.Length == 0)
                    sum = new double[said.Length];
                TensorPrimitives.Add<double>(sum, said, sum);
            }
        }
        TensorPrimitives.Divide(sum, (double)(alone.Length * views.Count), sum);
        return sum;
    }

    static double LargestDifference(float[] graph, double[] average)
    {
        if (graph.Length != average.Length)
            return double.PositiveInfinity;
        double largest = 0;
        for (int i = 0; i < graph.Length; i++)
        {
            double difference = Math.Abs(graph[i] - average[i]);
            largest = difference <= largest ? largest : double.IsNaN(difference) ? double.PositiveInfinity : difference;
        }
        return largest;
    }
}
