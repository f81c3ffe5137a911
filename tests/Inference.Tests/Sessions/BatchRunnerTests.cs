using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Tests.Sessions;

public sealed class BatchRunnerTests : IDisposable
{
    const int Batch = 8;
    const float Rounding = 1e-5f;   // kernels may sum in another order at another batch size
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    ModelSession Open(TinyModel model) => ModelSession.Open(model.Save(_folder.File("model.onnx")));

    static TinyModel Random(int seed)
    {
        Random random = new(seed);
        TinyModel model = new() { Shape = new(2, 5, 7), Classes = 4 };
        int weights = model.Shape.Size * model.Classes;
        return model with { Weights = [.. Enumerable.Range(0, weights).Select(_ => (random.NextSingle() - 0.5f) / 1000)] };
    }

    [Fact]
    public void Outputs_come_in_the_order_asked_for_with_their_own_widths()
    {
        using ModelSession session = Open(new TinyModel { Shape = new(1, 2, 3) });
        using BatchRunner runner = new(session, new(1, 2, 3), ["probabilities", "logits"], Batch);

        runner.Run([10, 20, 30, 0, 0, 0]);

        Assert.Equal((3, 3), (runner.Width(0), runner.Width(1)));
        Assert.Equal([10f, 20f, 30f], runner.Output(1)[..3].ToArray());
        Assert.Equal(1f, runner.Output(0)[2], 1e-4f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Batch - 1)]
    [InlineData(Batch)]
    public void Padding_does_not_change_a_row(int count)
    {
        TinyModel model = Random(seed: 3);
        using ModelSession session = Open(model);
        using BatchRunner padded = new(session, model.Shape, ["probabilities"], Batch);
        using BatchRunner single = new(session, model.Shape, ["probabilities"], batch: 1);
        byte[] images = TinyModel.Pixels(count, model.Shape);
        padded.Run(TinyModel.Pixels(Batch, model.Shape, seed: 99));   // what stood in the buffer before must not shine through

        padded.Run(images);

        for (int i = 0; i < count; i++)
        {
            single.Run(images.AsSpan(i * model.Shape.Size, model.Shape.Size));
            for (int c = 0; c < model.Classes; c++)
                Assert.Equal(single.Output(0)[c], padded.Output(0)[i * model.Classes + c], Rounding);
        }
    }

    [Fact]
    public void A_batch_allocates_nothing()
    {
        TinyModel model = Random(seed: 4);
        using ModelSession session = Open(model);
        using BatchRunner runner = new(session, model.Shape, ["logits", "probabilities"], Batch);
        byte[] images = TinyModel.Pixels(Batch - 1, model.Shape);
        runner.Run(images);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            runner.Run(images);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3 * (Batch + 1))]
    public void A_length_that_is_no_batch_is_refused(int bytes)
    {
        using ModelSession session = Open(new TinyModel());
        using BatchRunner runner = new(session, new(1, 1, 3), ["logits"], Batch);
        Assert.Throws<ArgumentException>(() => runner.Run(new byte[bytes]));
    }

    [Fact]
    public void A_file_that_fixes_the_batch_decides_it()
    {
        using ModelSession session = Open(new TinyModel { Batch = 4 });
        using BatchRunner runner = new(session, new(1, 1, 3), ["logits"], batch: 256);
        Assert.Equal(4, runner.Batch);
    }

    [Fact]
    public void An_output_without_an_image_axis_is_refused()
    {
        ModelProto model = new TinyModel().Build();
        model.Graph.Node.Add(new NodeProto { OpType = "ReduceSum", Input = { "logits" }, Output = { "total" } });
        OnnxFile.Save(model.WithOutputs(["total"]), _folder.File("model.onnx"));
        using ModelSession session = ModelSession.Open(_folder.File("model.onnx"));
        InputException error = Assert.Throws<InputException>(() => new BatchRunner(session, new(1, 1, 3), ["total"], Batch));
        Assert.Contains("the output 'total'", error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_batch_below_one_is_refused(int batch)
    {
        using ModelSession session = Open(new TinyModel());
        InputException error = Assert.Throws<InputException>(() => new BatchRunner(session, new(1, 1, 3), ["logits"], batch));
        Assert.Contains($"at least 1 image, not {batch}", error.Message);
    }
}
