using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Onnx;

/// <summary>Several classifiers as one model: it feeds the same images to all of them and averages their probabilities.</summary>
public static class EnsembleGraph
{
    // The smallest normal float32: the logarithm of a probability that underflowed would be minus infinity.
    const float Smallest = 1.17549435e-38f;

    /// <summary>Puts classifiers together. Nothing is shared but the input, so that each member stays what it was.</summary>
    /// <param name="name">The graph's name.</param>
    /// <param name="members">At least one; all of the same image shape and classes.</param>
    /// <param name="metadata">What the file says of itself.</param>
    /// <returns>
    /// Input `image` uint8 [N,C,H,W]; outputs, both float32 [N,classes], `probabilities`, the members' mean, and `logits`, its
    /// logarithm.
    /// </returns>
    /// <exception cref="InputException">Members differ in image shape or classes.</exception>
    public static ModelProto Merge(string name, IReadOnlyList<ClassifierGraph> members, ModelMetadata metadata)
    {
        ArgumentOutOfRangeException.ThrowIfZero(members.Count);
        ClassifierGraph first = members[0];
        foreach (ClassifierGraph member in members.Skip(1))
            RequireSame(first, member);
        GraphBuilder graph = new(name);
        string image = graph.Input("image", DataType.Uint8, "N", first.Image.Channels, first.Image.Height, first.Image.Width);
        string[] each = [.. members.Select((member, place) => member.AddTo(graph, $"m{place + 1}/", image))];
        return Finish(graph, graph.Node("Mean", "probabilities", each), first.Classes, metadata);
    }

    /// <summary>Adds the logits to a graph that ends in probabilities, declares both and builds.</summary>
    internal static ModelProto Finish(GraphBuilder graph, string probabilities, int classes, ModelMetadata metadata)
    {
        string positive = graph.Node("Max", "logits/positive", [probabilities, graph.Scalar("logits/smallest", Smallest)]);
        graph.Output(graph.Node("Log", "logits", [positive]), DataType.Float, "N", classes);
        graph.Output(probabilities, DataType.Float, "N", classes);
        return graph.Build("Strata", metadata.Version ?? "", metadata.ToEntries());
    }

    static void RequireSame(ClassifierGraph first, ClassifierGraph other)
    {
        if (other.Image != first.Image)
            throw new InputException(
                $"{other.Name} takes {other.Image} images, but {first.Name} takes {first.Image}: an ensemble's members see the same images");
        if (other.Classes != first.Classes || !other.Metadata.ClassNames.SequenceEqual(first.Metadata.ClassNames))
            throw new InputException(
                $"{other.Name} knows the classes {Spell(other)}, but {first.Name} {Spell(first)}: an ensemble's members know the same");
    }

    static string Spell(ClassifierGraph member) =>
        member.Metadata.ClassNames.Count > 0 ? string.Join(", ", member.Metadata.ClassNames) : $"0 to {member.Classes - 1}";
}
