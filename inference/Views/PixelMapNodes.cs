using Strata.Data;
using Strata.Onnx;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Views;

/// <summary>Writes a <see cref="PixelMap"/> into a graph, operation by operation as it computes itself: equal to the bit.</summary>
/// <param name="graph">The graph under construction.</param>
/// <param name="prefix">What goes before all names, as in "view2".</param>
sealed class PixelMapNodes(GraphBuilder graph, string prefix)
{
    /// <summary>From uint8 [N,C,H·W] to the view, uint8 [N,C,H·W].</summary>
    public string Add(PixelMap view, string flat, ImageShape image)
    {
        if (view.IsExact)
            return view.IsIdentity ? flat : Gather("pixels", flat, view.Sources);
        int plane = image.Height * image.Width;
        int taps = view.Sources.Length / plane;
        string real = graph.Node("Cast", $"{prefix}/real", [flat], NodeAttribute.Of("to", (long)DataType.Float));
        string sum = "";
        for (int tap = 0; tap < taps; tap++)
        {
            string taken = Gather($"tap{tap}", real, view.Sources.AsSpan(tap * plane, plane));
            if (view.Weights is { } weights)
                taken = graph.Node("Mul", $"{prefix}/weighted{tap}",
                    [taken, graph.Weights($"{prefix}/weights{tap}", weights.AsSpan(tap * plane, plane), plane)]);
            sum = tap == 0 ? taken : graph.Node("Add", $"{prefix}/sum{tap}", [sum, taken]);
        }
        string moved = graph.Node("Add", $"{prefix}/moved", [sum, graph.Scalar($"{prefix}/offset", view.Offset)]);
        string whole = graph.Node("Round", $"{prefix}/whole", [moved]);
        string inRange = graph.Node("Clip", $"{prefix}/clipped",
            [whole, graph.Scalar($"{prefix}/black", 0), graph.Scalar($"{prefix}/white", byte.MaxValue)]);
        return graph.Node("Cast", $"{prefix}/pixels", [inRange], NodeAttribute.Of("to", (long)DataType.Uint8));
    }

    string Gather(string step, string pixels, ReadOnlySpan<int> sources)
    {
        long[] places = new long[sources.Length];
        for (int i = 0; i < places.Length; i++)
            places[i] = sources[i];
        string constant = graph.Integers($"{prefix}/{step}/places", places);
        return graph.Node("Gather", $"{prefix}/{step}", [pixels, constant], NodeAttribute.Of("axis", 2));
    }
}
