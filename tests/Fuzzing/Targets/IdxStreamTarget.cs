using Strata.Data;
using Strata.Data.Idx;
using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Fuzzing.Targets;

/// <summary>IDX files of images that are read bit by bit, as for sets that do not fit into memory.</summary>
sealed class IdxStreamTarget : FuzzTarget
{
    const int Images = 6;
    static readonly ImageShape s_shape = new(1, 3, 4);

    readonly ModelSession _session;
    readonly BatchSlot _slot;
    readonly string _images;

    public IdxStreamTarget()
    {
        byte[] pixels = [.. Enumerable.Range(0, Images * s_shape.Size).Select(i => (byte)(5 * i))];
        _images = Path.Combine(Folder, "t10k-images-idx3-ubyte");
        Samples = [.. ((string[])[_images, _images + ".gz"]).Select(path =>
        {
            IdxFile.WriteImages(path, s_shape, pixels);
            byte[] file = File.ReadAllBytes(path);
            File.Delete(path);
            return file;
        })];
        IdxFile.WriteLabels(Path.Combine(Folder, "t10k-labels-idx1-ubyte"), new byte[] { 0, 1, 2, 0, 1, 2 });
        _session = ModelSession.Open(SmallModel.Save(Path.Combine(Folder, "model.onnx"), s_shape));
        _slot = new BatchSlot(_session, s_shape, ["logits"], 4);
    }

    public override string Name => "idx-stream";

    public override IReadOnlyList<byte[]> Samples { get; }

    public override void Read(byte[] file)
    {
        File.WriteAllBytes(_images, file);
        using IImageStream stream = ImageStreams.Open(Folder, "test", new DataRequest());
        while (stream.Shape == s_shape && stream.Read(_slot, CancellationToken.None) > 0)
            _slot.Prepare();
    }

    public override void Dispose()
    {
        _slot.Dispose();
        _session.Dispose();
        base.Dispose();
    }
}
