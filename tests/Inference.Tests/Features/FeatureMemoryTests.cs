using Strata.CommandLine;
using Strata.Data;
using Strata.Features;
using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Tests.Features;

[Collection(nameof(WholeProcess))]
public sealed class FeatureMemoryTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_batch_allocates_nothing_in_any_thread_once_all_is_under_way()
    {
        MapModel model = new();
        Watch stream = new(ImageStreams.Of(model.Images(64 * 400)), from: 100, to: 390);
        Shell shell = new(TextWriter.Null, TextWriter.Null, json: false, CancellationToken.None);
        FeatureOptions options = new() { Batch = 64, Out = _folder.File("features"), Poolings = [Pooling.Mean, new Pooling { Kind = PoolKind.Grid2 }] };

        FeatureExtraction.Run(new ModelFile("maps", model.Save(_folder.File("maps.onnx"))), stream, options, shell);

        // 290 batches, 18 chunks and their lines of the journal. What is left are the runtime's own timers.
        Assert.InRange(stream.Allocated, 0, 4096);
    }

    // All that the process allocates between two batches.
    sealed class Watch(IImageStream stream, int from, int to) : IImageStream
    {
        int _batch;
        long _before;

        public long Allocated { get; private set; } = -1;

        public string Name => stream.Name;

        public string Split => stream.Split;

        public ImageShape Shape => stream.Shape;

        public long Count => stream.Count;

        public IReadOnlyList<string> ClassNames => stream.ClassNames;

        public IReadOnlyList<int>? Labels => stream.Labels;

        public void Skip(long images) => stream.Skip(images);

        public int Read(BatchSlot slot, CancellationToken cancel)
        {
            if (_batch == from)
                _before = GC.GetTotalAllocatedBytes(precise: true);
            if (_batch++ == to)
                Allocated = GC.GetTotalAllocatedBytes(precise: true) - _before;
            return stream.Read(slot, cancel);
        }

        public void Dispose() => stream.Dispose();
    }
}
