using Microsoft.ML.Models;
using Microsoft.ML.Numerics;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;

namespace Microsoft.ML.Onnx;

/// <summary>Writes models as nodes of a graph.</summary>
static class ModelNodes
{
    const float Smallest = 1.17549435e-38f;

    /// <summary>Adds a model and returns the tensor with its scores [N,Width].</summary>
    /// <exception cref="NotSupportedException">There is no ONNX form of the model.</exception>
    public static string Add(OnnxGraph graph, object model, string features) => model switch
    {
        MaximumEntropyModelParameters linear =>
            SoftMax(graph, Linear(graph, features, linear.Weights, linear.Biases)),
        NaiveBayesMulticlassModelParameters bayes =>
            Linear(graph, Present(graph, features), bayes.LinearForm.Weights, bayes.LinearForm.Biases),
        OneVersusAllModelParameters classes => Classes(graph, features, classes),
        LinearModelParameters linear => Linear(graph, features, Stack([linear]), [linear.Bias]),
        TreeEnsembleModelParameters trees => TreeNodes.Add(graph, features, [trees.Ensemble]),
        _ => throw new NotSupportedException($"{model.GetType().Name} has no ONNX form here"),
    };

    static string Classes(OnnxGraph graph, string features, OneVersusAllModelParameters model)
    {
        object[] scorers = [.. model.Models.Select(one => one.Scorer)];
        string outputs = scorers switch
        {
            _ when scorers.All(scorer => scorer is LinearModelParameters) => Linear(graph, features,
                Stack([.. scorers.Cast<LinearModelParameters>()]), [.. scorers.Cast<LinearModelParameters>().Select(linear => linear.Bias)]),
            _ when scorers.All(scorer => scorer is TreeEnsembleModelParameters) =>
                TreeNodes.Add(graph, features, [.. scorers.Cast<TreeEnsembleModelParameters>().Select(trees => trees.Ensemble)]),
            _ => throw new NotSupportedException($"{scorers[0].GetType().Name} has no ONNX form here"),
        };
        return model.Scores switch
        {
            ClassScores.SoftMax => SoftMax(graph, outputs),
            ClassScores.Normalised => Normalised(graph, outputs, model),
            _ => outputs,
        };
    }

    // Each class's sigmoid, divided by the sum over the classes.
    static string Normalised(OnnxGraph graph, string outputs, OneVersusAllModelParameters model)
    {
        float[] slopes = [.. model.Models.Select(one => (float)-one.Calibrator!.Slope)];
        float[] offsets = [.. model.Models.Select(one => (float)-one.Calibrator!.Offset)];
        string scaled = graph.Node("Mul", "scaled", [outputs, graph.Constant("slopes", slopes, slopes.Length)]);
        string shifted = graph.Node("Add", "shifted", [scaled, graph.Constant("offsets", offsets, offsets.Length)]);
        string shares = graph.Node("Sigmoid", "shares", [shifted]);
        string sum = graph.Node("ReduceSum", "sum", [shares, graph.Constant("axis", 1)], OnnxGraph.Attribute("keepdims", 1));
        string positive = graph.Node("Max", "positive", [sum, graph.Constant("smallest", [Smallest], 1)]);
        return graph.Node("Div", "probabilities", [shares, positive]);
    }

    static string Linear(OnnxGraph graph, string features, FloatMatrix weights, ReadOnlySpan<float> biases) => graph.Node(
        "Gemm", "linear",
        [
            features, graph.Constant("weights", weights.Values, weights.Rows, weights.Columns),
            graph.Constant("biases", biases, biases.Length),
        ],
        OnnxGraph.Attribute("transB", 1));

    static string Present(OnnxGraph graph, string features)
    {
        string above = graph.Node("Greater", "above", [features, graph.Constant("zero", [0f], 1)]);
        return graph.Node("Cast", "present", [above], OnnxGraph.Attribute("to", OnnxGraph.Float));
    }

    static string SoftMax(OnnxGraph graph, string logits) =>
        graph.Node("Softmax", "softmax", [logits], OnnxGraph.Attribute("axis", 1));

    static FloatMatrix Stack(LinearModelParameters[] models) =>
        new([.. models.SelectMany(model => model.Weights)], models.Length, models[0].Weights.Count);
}
