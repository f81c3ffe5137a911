namespace Strata.Onnx;

/// <summary>
/// Takes batch normalisation into the convolution before it: with a = scale / √(variance + ε), the weights of output channel c
/// become a_c W_c and the bias a_c (b_c - mean_c) + shift_c (Jacob et al. 2018, section 3.2). The convolution's own activation is
/// lost thereby.
/// </summary>
public static class BatchNormFolding
{
    const float UsualEpsilon = 1e-5f;

    /// <summary>
    /// Folds every BatchNormalization in inference form that is the only reader of a Conv with constant weights.
    /// </summary>
    /// <param name="graph">Changed in place.</param>
    /// <returns>How many were folded.</returns>
    public static int Apply(GraphProto graph)
    {
        GraphIndex index = new(graph);
        int folded = 0;
        for (int i = 0; i < graph.Node.Count; i++)
        {
            NodeProto conv = graph.Node[i];
            if (!conv.Is("Conv") || index.OnlyConsumer(conv.Output[0]) is not { } norm || !IsFoldable(norm, conv, index))
                continue;
            Fold(graph, index, conv, norm);
            folded++;
        }
        return folded;
    }

    static bool IsFoldable(NodeProto norm, NodeProto conv, GraphIndex index) =>
        norm.Is("BatchNormalization") && norm.Input[0] == conv.Output[0] && norm.Output.Count(name => name != "") == 1
        && norm.Input.Skip(1).Append(conv.Input[1]).All(name => index.Weights(name) is { } weights && weights.IsFloat())
        && (conv.InputAt(2) is not { } bias || index.Weights(bias)?.IsFloat() == true);

    static void Fold(GraphProto graph, GraphIndex index, NodeProto conv, NodeProto norm)
    {
        float[][] factors = [.. norm.Input.Skip(1).Select(name => index.Weights(name)!.Floats())];
        (float[] scale, float[] shift, float[] mean, float[] variance) = (factors[0], factors[1], factors[2], factors[3]);
        TensorProto weights = index.Weights(conv.Input[1])!;
        float[] values = weights.Floats();
        float[] bias = conv.InputAt(2) is { } given ? index.Weights(given)!.Floats() : new float[scale.Length];
        float epsilon = norm.Number("epsilon", UsualEpsilon);
        int perChannel = values.Length / scale.Length;
        for (int channel = 0; channel < scale.Length; channel++)
        {
            double factor = scale[channel] / Math.Sqrt((double)variance[channel] + epsilon);
            foreach (ref float value in values.AsSpan(channel * perChannel, perChannel))
                value = (float)(value * factor);
            bias[channel] = (float)((bias[channel] - mean[channel]) * factor + shift[channel]);
        }
        // Other nodes may share the old weights, so the new ones are called by the normalisation's name.
        (string newWeights, string newBias) = (index.NewName($"{norm.Output[0]}/weight"), index.NewName($"{norm.Output[0]}/bias"));
        graph.Initializer.Add(TensorContent.Of<float>(newWeights, TensorProto.Types.DataType.Float, values, weights.Dims));
        graph.Initializer.Add(TensorContent.Of<float>(newBias, TensorProto.Types.DataType.Float, bias, bias.Length));
        string input = conv.Input[0];
        conv.Input.Clear();
        conv.Input.Add([input, newWeights, newBias]);
        conv.Output[0] = norm.Output[0];
        graph.Node.Remove(norm);
    }
}
