using Microsoft.ML;
using Microsoft.ML.Trainers;
using Strata.Analysis.Classical.Kernels;
using Strata.Analysis.Classical.MachineLearning;
using Strata.Analysis.Numerics;
using Strata.Onnx;
using Strata.Registry;

namespace Strata.Analysis.Classical.Methods;

/// <summary>`kernel-svm:rank=2000,gamma=0,passes=20,lambda=1e-5`: linear machines on random Fourier features.</summary>
[Part("kernel-svm", "Linear support vector machines on random Fourier features, which approach the Gaussian kernel.")]
sealed class KernelSvm : IClassicalMethod
{
    /// <inheritdoc/>
    public IClassicalLearner Build(PartParameters parameters)
    {
        LinearSvmTrainer.Options options = new()
        {
            NumberOfIterations = parameters.Whole("passes", 20, least: 1, most: 10_000),
            Lambda = (float)parameters.Number("lambda", 1e-5, least: 1e-9, most: 1e3),
            BatchSize = parameters.Whole("batch", 10, least: 1, most: 10_000),
        };
        TrainerLearner linear = new(context =>
            context.MulticlassClassification.Trainers.OneVersusAll(context.BinaryClassification.Trainers.LinearSvm(options)));
        int rank = parameters.Whole("rank", 2000, least: 1, most: 100_000);
        return new Learner(linear, rank, (float)parameters.Number("gamma", 0, least: 0, most: 1e9));
    }

    sealed class Learner(TrainerLearner linear, int rank, float gamma) : IClassicalLearner
    {
        public IClassicalModel Fit(LabelledRows rows, ClassicalWork work)
        {
            float width = gamma > 0 ? gamma : KernelMatrix.Scale(rows.Features);
            RandomFourierFeatures map = new(rows.Features.Columns, rank, width, work.Seed);
            return new Model(map, linear.Fit(new LabelledRows(map.Of(rows.Features, work.Threads), rows.Labels, rows.Classes), work));
        }
    }

    sealed class Model(RandomFourierFeatures map, IClassicalModel linear) : IClassicalModel
    {
        public float[] Predict(Matrix features, ClassicalWork work) => linear.Predict(map.Of(features, work.Threads), work);

        public string AddTo(GraphBuilder graph, string features) => linear.AddTo(graph, map.AddTo(graph, features));
    }
}
