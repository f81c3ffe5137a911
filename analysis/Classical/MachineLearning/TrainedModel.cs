using Microsoft.ML;
using Microsoft.ML.Data;
using Strata.Analysis.Numerics;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Analysis.Classical.MachineLearning;

/// <summary>A model of ML.NET. Scores that are no distributions (log-likelihoods) become ones by a softmax.</summary>
sealed class TrainedModel(ITransformer model, int features, int classes) : IClassicalModel
{
    const string Score = "Score";
    readonly MLContext _context = new(1);

    /// <summary>Whether scores are logarithms of something that a softmax brings to sum 1.</summary>
    public bool NeedsSoftMax { get; init; }

    /// <inheritdoc/>
    public float[] Predict(Matrix features, ClassicalWork work)
    {
        float[] probabilities = new float[features.Rows * classes];
        int row = 0;
        foreach (float[] scores in model.Transform(FeatureRow.View(_context, features, null, classes)).GetColumn<float[]>(Score))
            scores.CopyTo(probabilities, row++ * classes);
        if (NeedsSoftMax)
            Distributions.SoftMax(probabilities, probabilities, classes);
        return probabilities;
    }

    /// <inheritdoc/>
    public string AddTo(GraphBuilder graph, string input)
    {
        using MemoryStream stream = new();
        _context.Model.ConvertToOnnx(model, FeatureRow.View(_context, new Matrix(new float[features], 1, features), null, classes), stream);
        ModelProto converted = OnnxFile.Load(stream.ToArray(), "ML.NET's ONNX model");
        string score = converted.Graph.Output.Select(output => output.Name).First(name => name.StartsWith(Score, StringComparison.Ordinal));
        graph.Include(converted.Graph, "classifier/", converted.Graph.Input.ToDictionary(tensor => tensor.Name, _ => input));
        return NeedsSoftMax
            ? graph.Node("Softmax", "classifier/softmax-of-scores", [$"classifier/{score}"], NodeAttribute.Of("axis", 1))
            : $"classifier/{score}";
    }
}
