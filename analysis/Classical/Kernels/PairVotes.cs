using System.Numerics.Tensors;
using Strata.Onnx;

namespace Strata.Analysis.Classical.Kernels;

/// <summary>
/// Makes probabilities of the decisions between all pairs of classes: a class's score is its votes, plus how clearly its decisions fell,
/// s/(3(|s|+1)), which only orders classes of equally many votes; probabilities are the softmax of four times the scores. They are not
/// calibrated.
/// </summary>
sealed class PairVotes
{
    const float Sharpness = 4;

    readonly int _classes;
    readonly (int A, int B)[] _pairs;

    public PairVotes(int classes, (int A, int B)[] pairs) => (_classes, _pairs) = (classes, pairs);

    /// <param name="decisions">One a pair: above 0 for the first class.</param>
    /// <param name="probabilities">Receives one a class.</param>
    public void Count(ReadOnlySpan<float> decisions, Span<float> probabilities)
    {
        Span<float> votes = stackalloc float[_classes];
        Span<float> sums = stackalloc float[_classes];
        votes.Clear();
        sums.Clear();
        for (int p = 0; p < _pairs.Length; p++)
        {
            votes[decisions[p] > 0 ? _pairs[p].A : _pairs[p].B]++;
            sums[_pairs[p].A] += decisions[p];
            sums[_pairs[p].B] -= decisions[p];
        }
        for (int k = 0; k < _classes; k++)
            probabilities[k] = Sharpness * (votes[k] + sums[k] / (3 * (Math.Abs(sums[k]) + 1)));
        TensorPrimitives.Subtract(probabilities, TensorPrimitives.Max<float>(probabilities), probabilities);
        TensorPrimitives.SoftMax(probabilities, probabilities);
    }

    /// <summary>Adds the same to a graph.</summary>
    public string AddTo(GraphBuilder graph, string decisions)
    {
        float[] signs = new float[_pairs.Length * _classes];
        float[] ofSecond = new float[_classes];
        for (int p = 0; p < _pairs.Length; p++)
        {
            (signs[p * _classes + _pairs[p].A], signs[p * _classes + _pairs[p].B]) = (1, -1);
            ofSecond[_pairs[p].B]++;
        }
        // A vote for the second class is one that the first did not get.
        string above = graph.Node("Greater", "classifier/above", [decisions, graph.Scalar("classifier/zero", 0)]);
        string first = graph.Node("Cast", "classifier/first", [above], NodeAttribute.Of("to", (long)TensorProto.Types.DataType.Float));
        string pairs = graph.Weights("classifier/signs", signs, _pairs.Length, _classes);
        string votes = graph.Node("Gemm", "classifier/votes", [first, pairs, graph.Weights("classifier/of-second", ofSecond, _classes)]);
        string sums = graph.Node("MatMul", "classifier/sums", [decisions, pairs]);
        string size = graph.Node("Abs", "classifier/size", [sums]);
        string larger = graph.Node("Add", "classifier/larger", [size, graph.Scalar("classifier/one", 1)]);
        string thrice = graph.Node("Mul", "classifier/thrice", [larger, graph.Scalar("classifier/three", 3)]);
        string bounded = graph.Node("Div", "classifier/bounded", [sums, thrice]);
        string score = graph.Node("Add", "classifier/score", [votes, bounded]);
        string sharp = graph.Node("Mul", "classifier/sharp", [score, graph.Scalar("classifier/sharpness", Sharpness)]);
        return graph.Node("Softmax", "classifier/shares", [sharp], NodeAttribute.Of("axis", 1));
    }
}
