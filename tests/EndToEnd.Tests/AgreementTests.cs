using System.Text.Json;
using Strata.Data;
using Strata.Sessions;
using Strata.Storage;
using Strata.Training.Export;
using Strata.Training.Runs;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests;

/// <summary>
/// Every finished run in models/ that has weights of its own (the one that ships, and whatever quickstart trained): TorchSharp with weights.bin and ONNX
/// Runtime with model.onnx put every test image into the same class, but for exact ties.
/// </summary>
public class AgreementTests
{
    const int Batch = 500;

    // Not those of studies and searches, which may be hundreds.
    public static TheoryData<string> Runs => [.. Directory.GetDirectories(Path.Combine(Repository.Root, "models"))
        .Where(run => ((string[])["run.json", "model.onnx", "weights.bin"]).All(needed => File.Exists(Path.Combine(run, needed))))
        .Select(run => Path.GetFileName(run)).Order()];

    [Theory, MemberData(nameof(Runs))]
    public void TorchSharp_and_ONNX_Runtime_classify_every_test_image_alike(string run)
    {
        string folder = Path.Combine(Repository.Root, "models", run);
        RunRecord record = JsonSerializer.Deserialize<RunRecord>(File.ReadAllText(Path.Combine(folder, "run.json")), Json.Indented)!;
        ImageSet test = TestImages(record);
        float[] torchLogits = Torch(record, Path.Combine(folder, "weights.bin"), test);
        using ModelSession session = ModelSession.Open(Path.Combine(folder, "model.onnx"), new SessionSettings());
        using Classifier classifier = new(session, test.Shape);
        float[] onnxLogits = classifier.Score(test).Logits!;
        int classes = record.Data.Classes.Count;
        for (int image = 0; image < test.Count; image++)
        {
            ReadOnlySpan<float> torchRow = torchLogits.AsSpan(image * classes, classes);
            ReadOnlySpan<float> onnxRow = onnxLogits.AsSpan(image * classes, classes);
            int mine = Best(torchRow), theirs = Best(onnxRow);
            Assert.True(mine == theirs || torchRow[mine] == torchRow[theirs],
                $"image {image}: TorchSharp says {mine}, ONNX Runtime {theirs}, {torchRow[mine]} against {torchRow[theirs]}");
        }
    }

    // On a machine without the run's data any images of that shape will do: the engines must agree on those as well.
    static ImageSet TestImages(RunRecord record)
    {
        DataRequest request = new() { MayFetch = false };
        try
        {
            return DataSets.Load(record.Options.DataSet, "test", request);
        }
        catch (InputException)
        {
            return DataSets.Load("digits", "test", request);
        }
    }

    static float[] Torch(RunRecord record, string weights, ImageSet test)
    {
        using Module<Tensor, Tensor> model = TrainingRun.BuildModel(record.Options.Model, test.Shape, record.Data.Classes.Count);
        model.load(weights);
        model.eval();
        using PixelNormaliser normaliser = new(record.Data.Preprocessing, CPU);
        using IDisposable quiet = no_grad();
        List<float> logits = [];
        for (int start = 0; start < test.Count; start += Batch)
        {
            using DisposeScope scope = NewDisposeScope();
            int count = Math.Min(Batch, test.Count - start);
            byte[] pixels = test.Pixels[(start * test.Shape.Size)..((start + count) * test.Shape.Size)];
            Tensor batch = tensor(pixels, [count, test.Shape.Channels, test.Shape.Height, test.Shape.Width], ScalarType.Byte);
            logits.AddRange(LayerScope.Floats(model.call(normaliser.Apply(batch))));
        }
        return [.. logits];
    }

    static int Best(ReadOnlySpan<float> row)
    {
        int best = 0;
        for (int i = 1; i < row.Length; i++)
            if (row[i] > row[best])
                best = i;
        return best;
    }
}
