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
        Watch stream = new(ImageStreams.Of(model.Images(64 * 980)), from: 100, every: 290);
        Shell shell = new(TextWriter.Null, TextWriter.Null, json: false, CancellationToken.None);
        FeatureOptions options = new() { Batch = 64, Out = _folder.File("features"), Poolings = [Pooling.Mean, new Pooling { Kind = PoolKind.Grid2 }] };

        FeatureExtraction.Run(new ModelFile("maps", model.Save(_folder.File("maps.onnx"))), stream, options, shell);

        // 290 batches, 18 chunks and their lines of the journal. What is left are the runtime's own timers; what the test host says of
        // earlier tests meanwhile comes once, what a batch costs would come every time.
        Assert.Equal(3, stream.Allocated.Count);
        Assert.InRange(stream.Allocated.Min(), 0, 4096);
    }

    // All that the process allocates in so many batches, time after time.
    sealed class Watch(IImageStream stream, int from, int every) : IImageStream
    {
        int _batch;
        long _before;

        public List<long> Allocated { get; } = new(8);

        public string Name => stream.Name;

        public string Split => stream.Split;

        public ImageShape Shape => stream.Shape;

        public long Count => stream.Count;

        public IReadOnlyList<string> ClassNames => stream.ClassNames;

        public IReadOnlyList<int>? Labels => stream.Labels;

        public void Skip(long images) => stream.Skip(images);

        public int Read(BatchSlot slot, CancellationToken cancel)
        {
            if (_batch >= from && (_batch - from) % every == 0)
            {
                long now = GC.GetTotalAllocatedBytes(precise: true);
                if (_batch > from)
                    Allocated.Add(now - _before);
                _before = now;
            }
            _batch++;
            return stream.Read(slot, cancel);
        }

        public void Dispose() => stream.Dispose();
    }
}
