using Strata.Data;
using Strata.Devices;
using Strata.Pipelines;
using Strata.Sessions;
using Strata.Tests.Sessions;

namespace Strata.Tests.Pipelines;

public sealed class BatchPipelineTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    ModelSession Open(TinyModel model, SessionSettings? settings = null) => ModelSession.Open(model.Save(_folder.File("model.onnx")), settings);

    [Theory]
    [InlineData(1, 8, 3)]
    [InlineData(64, 8, 1)]
    [InlineData(67, 8, 2)]
    [InlineData(67, 8, 5)]
    public void Every_image_comes_out_once_and_in_order(int images, int batch, int slots)
    {
        TinyModel model = new();
        ImageSet set = model.Images(images);
        using ModelSession session = Open(model);
        using BatchPipeline pipeline = new(session, set.Shape, ["logits"], batch, slots);
        Collector collector = new();

        PipelineReport report = pipeline.Run(ImageStreams.Of(set), collector);

        Assert.Equal(images, report.Images);
        // The first three pixels are the logits of such a model.
        Assert.Equal(set.Pixels.Select(pixel => (float)pixel), collector.Values);
        Assert.Equal(set.Labels, collector.Labels);
        Assert.Equal(Enumerable.Range(0, images).Where(i => i % batch == 0).Select(i => (long)i), collector.Firsts);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(9, 4)]
    public void Batches_that_run_side_by_side_come_out_in_order(int threads, int lanes)
    {
        TinyModel model = new();
        ImageSet set = model.Images(1003);
        using ModelSession session = Open(model, new() { Threads = threads, SideBySide = true });
        using BatchPipeline pipeline = new(session, set.Shape, ["logits"], batch: 4, slots: 1);
        Assert.Equal(lanes, session.Settings.Lanes);
        for (int run = 0; run < 5; run++)
        {
            Collector collector = new();

            Assert.Equal(set.Count, pipeline.Run(ImageStreams.Of(set), collector).Images);

            Assert.Equal(set.Pixels.Select(pixel => (float)pixel), collector.Values);
            Assert.Equal(set.Labels, collector.Labels);
        }
    }

    [Theory]
    [InlineData(1, false, Device.Cpu, 1)]
    [InlineData(8, false, Device.Cpu, 1)]
    [InlineData(1, true, Device.Cpu, 1)]
    [InlineData(8, true, Device.Cuda, 1)]
    [InlineData(8, true, Device.Auto, 1)]
    [InlineData(8, true, Device.Cpu, 4)]
    public void Only_the_processor_runs_batches_side_by_side(int threads, bool isAskedFor, Device device, int lanes) =>
        Assert.Equal(lanes, new SessionSettings { Threads = threads, SideBySide = isAskedFor, Device = device }.Lanes);

    [Fact]
    public void It_runs_again_and_starts_where_it_is_told()
    {
        TinyModel model = new();
        ImageSet set = model.Images(20);
        using ModelSession session = Open(model);
        using BatchPipeline pipeline = new(session, set.Shape, ["logits"], batch: 8);
        pipeline.Run(ImageStreams.Of(set), new Collector());
        Collector rest = new();
        IImageStream stream = ImageStreams.Of(set);
        stream.Skip(13);

        pipeline.Run(stream, rest);

        Assert.Equal(set.Labels[13..], rest.Labels);
        Assert.Equal(13, rest.Firsts[0]);
    }

    [Fact]
    public void A_float_model_sees_pixels_from_0_to_1_and_black_behind_them()
    {
        TinyModel model = new() { Input = Strata.Onnx.TensorProto.Types.DataType.Float };
        ImageSet set = model.Images(5);
        using ModelSession session = Open(model);
        using BatchPipeline pipeline = new(session, set.Shape, ["logits"], batch: 4);
        Collector collector = new();

        pipeline.Run(ImageStreams.Of(set), collector);

        Assert.Equal(set.Pixels.Select(pixel => pixel / 255f), collector.Values);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void The_first_error_of_any_stage_ends_all(bool inSink, bool sideBySide)
    {
        TinyModel model = new();
        using ModelSession session = Open(model, new() { Threads = 3, SideBySide = sideBySide });
        using BatchPipeline pipeline = new(session, model.Shape, ["logits"], batch: 4);
        FailingStream stream = new(model.Images(1000), failsAt: inSink ? long.MaxValue : 40);
        Collector collector = new() { FailsAt = inSink ? 40 : long.MaxValue };

        IOException error = Assert.Throws<IOException>(() => pipeline.Run(stream, collector));

        Assert.Equal("no more", error.Message);
        Assert.InRange(collector.Labels.Count, 0, 40);
    }

    [Fact]
    public void It_stops_between_two_batches()
    {
        TinyModel model = new();
        using ModelSession session = Open(model);
        using BatchPipeline pipeline = new(session, model.Shape, ["logits"], batch: 4);
        using CancellationTokenSource stop = new();
        Collector collector = new() { OnBatch = stop.Cancel };

        Assert.Throws<OperationCanceledException>(() => pipeline.Run(ImageStreams.Of(model.Images(1000)), collector, cancel: stop.Token));

        Assert.InRange(collector.Labels.Count, 4, 100);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_batch_allocates_nothing_on_the_thread_that_runs_the_model(int threads)
    {
        TinyModel model = new();
        using ModelSession session = Open(model, new() { Threads = threads, SideBySide = true });
        using BatchPipeline pipeline = new(session, model.Shape, ["logits"], batch: 4);
        long Allocated(int images)
        {
            IImageStream stream = ImageStreams.Of(model.Images(images));
            Counter sink = new();
            long before = GC.GetAllocatedBytesForCurrentThread();
            pipeline.Run(stream, sink);
            return GC.GetAllocatedBytesForCurrentThread() - before + sink.Allocated;
        }
        Allocated(400);

        // 1,900 batches more; the smallest object takes 24 bytes. Locks that are waited for may allocate now and then.
        Assert.InRange(Allocated(8000) - Allocated(400), long.MinValue, 1900 * 24 - 1);
    }

    [Fact]
    public void The_batch_is_chosen_by_measuring_and_a_file_that_fixes_it_decides()
    {
        using ModelSession open = Open(new TinyModel());
        Assert.InRange(BatchSize.Choose(open, new(1, 1, 3), ["logits"]), 16, 512);
        using ModelSession given = Open(new TinyModel { Batch = 4 });
        Assert.Equal(4, BatchSize.Choose(given, new(1, 1, 3), ["logits"]));
    }

    sealed class Collector : IBatchSink
    {
        public List<float> Values { get; } = [];

        public List<int> Labels { get; } = [];

        public List<long> Firsts { get; } = [];

        public long FailsAt { get; init; } = long.MaxValue;

        public Action OnBatch { get; init; } = () => { };

        public void Write(BatchSlot slot)
        {
            if (slot.First >= FailsAt)
                throw new IOException("no more");
            Values.AddRange(slot.Output(0));
            Labels.AddRange(slot.Labels.AsSpan(0, slot.Count));
            Firsts.Add(slot.First);
            OnBatch();
        }
    }

    // What the writer's thread allocates, from its first batch to its last.
    sealed class Counter : IBatchSink
    {
        long _first = -1;

        public long Allocated { get; private set; }

        public void Write(BatchSlot slot)
        {
            long now = GC.GetAllocatedBytesForCurrentThread();
            _first = _first < 0 ? now : _first;
            Allocated = now - _first;
        }
    }

    sealed class FailingStream(ImageSet set, long failsAt) : IImageStream
    {
        readonly IImageStream _stream = ImageStreams.Of(set);

        public string Name => _stream.Name;

        public string Split => _stream.Split;

        public ImageShape Shape => _stream.Shape;

        public long Count => _stream.Count;

        public IReadOnlyList<string> ClassNames => _stream.ClassNames;

        public void Skip(long images) => _stream.Skip(images);

        public int Read(BatchSlot slot, CancellationToken cancel)
        {
            int count = _stream.Read(slot, cancel);
            return slot.First < failsAt ? count : throw new IOException("no more");
        }

        public void Dispose() => _stream.Dispose();
    }
}
