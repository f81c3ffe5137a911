using Strata.Data;
using Strata.Data.Idx;
using Strata.Pipelines;
using Strata.Sessions;
using Strata.Tests.Data.Fundus;
using Strata.Tests.Sessions;

namespace Strata.Tests.Pipelines;

/// <summary>A stream gives, image by image, what loading the whole set gives.</summary>
public sealed class ImageStreamsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly DataRequest _request = new() { MayFetch = false, HeldOut = new HeldOut(0.1, Seed: 2) };

    public void Dispose() => _folder.Dispose();

    string IdxFolderOf(int images, bool isPlain)
    {
        string folder = Directory.CreateDirectory(_folder.File("idx")).FullName;
        foreach (string split in DataSets.Splits)
        {
            IdxPair pair = IdxFolder.Write(folder, DataSets.Load("digits", split, _request with { Count = images }));
            if (!isPlain)
                continue;
            IdxImages content = IdxFile.ReadImages(pair.Images);
            IdxFile.WriteImages(pair.Images[..^3], content.Shape, content.Pixels);
            File.Delete(pair.Images);
        }
        return folder;
    }

    [Theory]
    [InlineData("digits:count=100", "train")]
    [InlineData("digits:count=100", "test")]
    [InlineData("digits:count=100", "validation")]
    [InlineData("digits:count=50,invert=both", "train")]
    [InlineData("digits:count=50,invert=only", "test")]
    [InlineData("spiral:count=60", "train")]
    [InlineData("fundus:count=60,size=24", "train")]
    public void Named_sets_stream_what_they_load(string dataSet, string split) => RequireSame(dataSet, split);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Idx_files_stream_what_they_load(bool isPlain)
    {
        string folder = IdxFolderOf(100, isPlain);
        RequireSame(folder, "train");
        RequireSame(folder, "test");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Images_behind_the_skipped_ones_are_the_same(bool isPlain)
    {
        string folder = IdxFolderOf(100, isPlain);
        ImageSet whole = DataSets.Load(folder, "train", _request);
        using IImageStream stream = ImageStreams.Open(folder, "train", _request);
        stream.Skip(37);
        Assert.Equal(whole.Labels[37..], Read(stream, whole.Shape).Labels);
    }

    [Fact]
    public void Photographs_stream_what_they_load()
    {
        using Photographs eyes = new();
        eyes.Add("1.png", green: 70).Add("2.png").Add("3.png", green: 120).Lines("train.txt", "1.png 0", "3.png 1").Lines("test.txt", "2.png 2");
        DataRequest request = _request with { Cache = eyes.Cache };
        ImageSet whole = DataSets.Load($"{eyes.Path}:size=16", "train", request);
        using IImageStream stream = ImageStreams.Open($"{eyes.Path}:size=16", "train", request);
        Assert.Equal((whole.Name, whole.Split, whole.Shape, 2L), (stream.Name, stream.Split, stream.Shape, stream.Count));
        stream.Skip(1);
        (List<byte> pixels, List<int> labels) = Read(stream, whole.Shape);
        Assert.Equal(whole.Image(1), pixels.ToArray());
        Assert.Equal([1], labels);
    }

    [Fact]
    public void A_gzip_file_that_is_damaged_further_on_is_refused_where_it_is_read()
    {
        string folder = IdxFolderOf(400, isPlain: false);
        string images = IdxPair.Find(folder, "train")!.Images;
        byte[] bytes = File.ReadAllBytes(images);
        bytes[bytes.Length / 2] ^= 0x55;
        File.WriteAllBytes(images, bytes);
        using IImageStream stream = ImageStreams.Open(folder, "train", _request);
        InputException error = Assert.Throws<InputException>(() => Read(stream, stream.Shape));
        Assert.Contains("truncated or damaged", error.Message);
    }

    [Fact]
    public void A_file_cut_short_is_refused_at_once()
    {
        string folder = IdxFolderOf(100, isPlain: true);
        string images = IdxPair.Find(folder, "train")!.Images;
        File.WriteAllBytes(images, File.ReadAllBytes(images)[..^1]);
        InputException error = Assert.Throws<InputException>(() => ImageStreams.Open(folder, "train", _request));
        Assert.Contains("is truncated", error.Message);
    }

    [Fact]
    public void An_unknown_split_is_refused() =>
        Assert.Contains("did you mean 'train'", Assert.Throws<InputException>(() => ImageStreams.Open("digits", "trian", _request)).Message);

    void RequireSame(string dataSet, string split)
    {
        ImageSet whole = DataSets.Load(dataSet, split, _request);
        using IImageStream stream = ImageStreams.Open(dataSet, split, _request);
        Assert.Equal((whole.Name, whole.Split, whole.Shape, (long)whole.Count), (stream.Name, stream.Split, stream.Shape, stream.Count));
        Assert.Equal(whole.ClassNames, stream.ClassNames);
        (List<byte> pixels, List<int> labels) = Read(stream, whole.Shape);
        Assert.Equal(whole.Pixels, pixels);
        Assert.Equal(whole.Labels, labels);
    }

    (List<byte> Pixels, List<int> Labels) Read(IImageStream stream, ImageShape shape)
    {
        TinyModel model = new() { Shape = shape };
        using ModelSession session = ModelSession.Open(model.Save(_folder.File("model.onnx")));
        using BatchSlot slot = new(session, shape, ["logits"], capacity: 16);
        (List<byte> pixels, List<int> labels) = ([], []);
        while (stream.Read(slot, CancellationToken.None) > 0)
        {
            pixels.AddRange(slot.Pixels.Span[..(slot.Count * shape.Size)]);
            labels.AddRange(slot.Labels.AsSpan(0, slot.Count));
        }
        return (pixels, labels);
    }
}
