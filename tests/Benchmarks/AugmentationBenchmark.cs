using System.Diagnostics;
using Strata.Data;
using Strata.Registry;
using Strata.Training.Augmentations;
using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Benchmarks;

/// <summary>What each augmentation with its default knobs adds to a step of cnn-32-64: a batch of it against a whole step without.</summary>
static class AugmentationBenchmark
{
    const int Rounds = 3, BatchesARound = 40;

    public static void Run()
    {
        ImageSet set = BenchmarkData.Load("train");
        ImageShape shape = set.Shape;
        set_num_threads(Environment.ProcessorCount);
        using Tensor pixels = tensor(set.Pixels[..(TrainingBenchmark.Batch * shape.Size)], [TrainingBenchmark.Batch, shape.Channels, shape.Height, shape.Width], ScalarType.Byte);
        using Tensor images = pixels.to(ScalarType.Float32).div(255);
        using Tensor labels = tensor(set.Labels.Take(TrainingBenchmark.Batch).Select(label => (long)label).ToArray());
        Dictionary<string, List<double>> costs = Parts<IAugmentation>.Names.ToDictionary(name => name, _ => new List<double>());
        List<double> steps = [];
        for (int round = 0; round < Rounds; round++)
        {
            steps.Add(1000 * TrainingBenchmark.Batch / TrainingBenchmark.RateOf("cnn-32-64", Environment.ProcessorCount));
            foreach ((string name, List<double> cost) in costs)
                cost.Add(Milliseconds(new BatchAugmentation([name], shape, set.ClassNames.Count), images, labels));
        }
        double step = Median(steps);
        Console.WriteLine($"a step of cnn-32-64, batch {TrainingBenchmark.Batch}, {Environment.ProcessorCount} threads, {set.Name}: {step:0.0} ms; an augmentation of the same batch:");
        foreach ((string name, List<double> cost) in costs.OrderByDescending(pair => Median(pair.Value)))
            Console.WriteLine($"  {name,-18} {Median(cost),6:0.00} ms {Median(cost) / step,7:0.0%} of the step");
    }

    static double Milliseconds(BatchAugmentation augmentation, Tensor images, Tensor labels)
    {
        Apply(augmentation, images, labels);
        Stopwatch watch = Stopwatch.StartNew();
        for (int batch = 0; batch < BatchesARound; batch++)
            Apply(augmentation, images, labels);
        return watch.Elapsed.TotalMilliseconds / BatchesARound;
    }

    static void Apply(BatchAugmentation augmentation, Tensor images, Tensor labels)
    {
        using DisposeScope scope = NewDisposeScope();
        augmentation.Apply(new Batch(images, labels));
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
