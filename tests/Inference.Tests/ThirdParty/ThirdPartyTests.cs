using Strata.Data;
using Strata.Onnx;
using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Tests.ThirdParty;

/// <summary>Networks of another exporter answer through Strata what they answer in PyTorch.</summary>
public sealed partial class ThirdPartyTests(ThirdPartyModels models) : IClassFixture<ThirdPartyModels>
{
    // Sums in another order; both sides compute in float32.
    const double Tolerance = 1e-4;
    const double Chance = 0.1;

    [ThirdPartyFact]
    public void A_residual_network_with_an_open_batch_scores_as_in_PyTorch()
    {
        using ModelSession session = ModelSession.Open(models.Model("residual"));
        Assert.Equal(new ImageInput("input", IsFloat: true, Batch: null, Channels: 1, Height: 28, Width: 28), session.Input);
        using Classifier classifier = new(session, models.Test.Shape);

        Scores scores = classifier.Score(models.Test);

        RequireEqual(models.Outputs("residual"), scores.Logits!);
        RequireAccuracy("residual", scores.Probabilities);
    }

    [ThirdPartyFact]
    public void The_same_answers_come_from_every_batch_and_without_rewriting_the_graph()
    {
        foreach ((int batch, bool optimize) in (ReadOnlySpan<(int, bool)>)[(1, true), (7, true), (256, false)])
        {
            using ModelSession session = ModelSession.Open(models.Model("residual"), new SessionSettings { Optimize = optimize });
            using Classifier classifier = new(session, models.Test.Shape, batch);
            RequireEqual(models.Outputs("residual"), classifier.Score(models.Test).Logits!);
        }
    }

    [ThirdPartyFact]
    public void A_network_with_a_fixed_batch_channels_last_and_weights_in_another_file_scores_as_in_PyTorch()
    {
        using ModelSession session = ModelSession.Open(models.Model("channels"));
        Assert.Equal(4, session.Input.Batch);
        using Classifier classifier = new(session, models.Test.Shape, batch: 256);
        Assert.Equal(4, classifier.Batch);

        Scores scores = classifier.Score(models.Test);

        Assert.Null(scores.Logits);
        RequireEqual(models.Outputs("channels"), scores.Probabilities);
        RequireAccuracy("channels", scores.Probabilities);
    }

    [ThirdPartyFact]
    public void A_pipeline_gives_the_same_in_the_same_order()
    {
        foreach (string name in (string[])["residual", "channels"])
        {
            using ModelSession session = ModelSession.Open(models.Model(name));
            using BatchPipeline pipeline = new(session, models.Test.Shape, session.RequireScores().Names, batch: 64);
            using IImageStream stream = ImageStreams.Open(models.Data, "test", new DataRequest());
            Collector collector = new();
            pipeline.Run(stream, collector);
            RequireEqual(models.Outputs(name), collector.Values);
        }
    }

    // The tensors' names are PyTorch's: /MODULE/OPERATOR_output_0.
    [ThirdPartyFact]
    public void Tensors_inside_the_graph_are_what_the_modules_gave()
    {
        string path = models.Model("residual");
        ModelProto model = OnnxFile.Load(path);
        (string Module, string Tensor)[] taps =
        [
            .. from module in (string[])["stem", "widen", "pool", "head"]
               select (module, model.NodeOutputs().Single(tensor => tensor.StartsWith($"/{module}/") || (module == "head" && tensor == "output")))
        ];
        using ModelSession session = ModelSession.Open(model.WithOutputs(taps.Select(tap => tap.Tensor)), path);
        using BatchRunner runner = new(session, models.Test.Shape, [.. taps.Select(tap => tap.Tensor)], batch: 32);

        runner.Run(models.Test.Pixels.AsSpan(0, 32 * models.Test.Shape.Size));

        for (int i = 0; i < taps.Length; i++)
            RequireEqual(models.Activation("residual", taps[i].Module), runner.Output(i));
    }

    [ThirdPartyFact]
    public void Without_its_other_file_a_model_is_refused()
    {
        string weights = Path.Combine(Path.GetDirectoryName(models.Model("channels"))!, "channels.data");
        File.Move(weights, weights + ".away");
        try
        {
            string line = Assert.Throws<InputException>(() => ModelSession.Open(models.Model("channels")).Dispose()).Message;
            Assert.Contains("channels.data, which is not there", line);
        }
        finally
        {
            File.Move(weights + ".away", weights);
        }
    }

    void RequireAccuracy(string name, float[] probabilities)
    {
        ImageSet set = models.Test;
        int right = Enumerable.Range(0, set.Count).Count(i =>
            Array.IndexOf(probabilities, probabilities.AsSpan(i * 10, 10).ToArray().Max(), i * 10, 10) - i * 10 == set.Labels[i]);
        Assert.Equal(models.Accuracy(name), right / (double)set.Count, 1e-6);
        // Trained for real: far above what guessing gives.
        Assert.InRange(models.Accuracy(name), 5 * Chance, 1);
    }

    static void RequireEqual(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            if (!(Math.Abs(expected[i] - actual[i]) <= Tolerance))
                Assert.Fail($"{actual[i]} at {i}, where PyTorch gives {expected[i]}");
    }

    sealed class Collector : IBatchSink
    {
        readonly List<float> _values = [];

        public float[] Values => [.. _values];

        public void Write(BatchSlot slot) => _values.AddRange(slot.Output(0));
    }
}
