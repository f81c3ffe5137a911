using System.Text.Json;
using Strata.Data;
using Strata.Data.Images;
using Strata.Pipelines;
using Strata.Sessions;
using Strata.Tests.Data.Images;
using Strata.Tests.Sessions;

namespace Strata.Tests.Pipelines;

/// <summary>What image files become on their way into a batch.</summary>
public sealed class ImageFileStreamTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string Write(string name, byte[] bytes)
    {
        string path = _folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    // Reads everything in batches of 3.
    (List<byte[]> Images, List<int> Labels) Read(string path, ImageFileOptions options)
    {
        using IImageStream stream = ImageStreams.OpenFiles(path, options);
        using ModelSession session = ModelSession.Open(new TinyModel { Shape = stream.Shape }.Save(_folder.File("model.onnx")));
        using BatchSlot slot = new(session, stream.Shape, ["logits"], capacity: 3);
        (List<byte[]> images, List<int> labels) = ([], []);
        while (stream.Read(slot, CancellationToken.None) > 0)
        {
            images.AddRange(slot.Pixels[..(slot.Count * stream.Shape.Size)].ToArray().Chunk(stream.Shape.Size));
            labels.AddRange(slot.Labels.AsSpan(0, slot.Count));
        }
        return (images, labels);
    }

    byte[] Fitted(byte[] file, ImageFileOptions options) => Assert.Single(Read(Write("image.png", file), options).Images);

    [Fact]
    public void Colour_becomes_planes_or_grey_and_grey_becomes_colour()
    {
        byte[] colour = PngBytes.Of(2, 1, 255, 0, 10, 0, 128, 20);
        Assert.Equal([255, 0, 0, 128, 10, 20], Fitted(colour, new() { Height = 1, Width = 2 }));
        // ITU-R BT.601: 0.299·255 + 0.114·10 = 77.385; 0.587·128 + 0.114·20 = 77.416.
        Assert.Equal([77, 77], Fitted(colour, new() { Channels = 1, Height = 1, Width = 2 }));
        byte[] grey = PngBytes.Of(2, 1, 7, 200);
        Assert.Equal([7, 200, 7, 200, 7, 200], Fitted(grey, new() { Height = 1, Width = 2 }));
        foreach (byte level in (byte[])[0, 1, 127, 254, 255])
            Assert.Equal([level, level, level, level], Fitted(PngBytes.Grey(level), new() { Channels = 1, Height = 2, Width = 2 }));
    }

    // By hand: 5 columns to 2 are (a + b + c/2) / 2.5 and (c/2 + d + e) / 2.5, the mean of both rows.
    [Fact]
    public void Shrinking_is_the_mean_of_the_area()
    {
        byte[] image = PngBytes.Of(5, 2, 10, 20, 40, 80, 160, 110, 120, 140, 180, 250);
        byte left = (byte)Math.Round((10 + 20 + 40 / 2.0 + 110 + 120 + 140 / 2.0) / 5);
        byte right = (byte)Math.Round((40 / 2.0 + 80 + 160 + 140 / 2.0 + 180 + 250) / 5);
        Assert.Equal([left, right], Fitted(image, new() { Channels = 1, Height = 1, Width = 2, Resize = ResizeMode.Stretch }));
    }

    [Fact]
    public void Resizing_agrees_with_pytorch()
    {
        string fixture = Path.Combine(AppContext.BaseDirectory, "fixtures", "resize", "resize.json");
        foreach (JsonElement known in JsonDocument.Parse(File.ReadAllText(fixture)).RootElement.GetProperty("cases").EnumerateArray())
        {
            int Size(string name) => known.GetProperty(name).GetInt32();
            double[] Values(string name) => [.. known.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
            int plane = Size("height") * Size("width");
            double[] planes = Values("pixels");
            byte[] colour = [.. Enumerable.Range(0, 3 * plane).Select(i => (byte)planes[i % 3 * plane + i / 3])];
            byte[] resized = Fitted(
                PngBytes.Of(Size("width"), Size("height"), colour),
                new() { Height = Size("rows"), Width = Size("columns"), Resize = ResizeMode.Stretch });
            // Rounded to whole numbers here, and in float32.
            Assert.All(Values("resized").Zip(resized), pair => Assert.InRange(pair.Second - pair.First, -0.502, 0.502));
        }
    }

    [Fact]
    public void Crop_takes_the_middle_and_pad_puts_black_beside()
    {
        // 6 columns, 2 rows, each column of one grey.
        byte[] wide = PngBytes.Of(6, 2, 10, 20, 30, 40, 50, 60, 10, 20, 30, 40, 50, 60);
        ImageFileOptions two = new() { Channels = 1, Height = 2, Width = 2 };
        Assert.Equal([30, 40, 30, 40], Fitted(wide, two with { Resize = ResizeMode.Crop }));
        Assert.Equal([20, 50, 20, 50], Fitted(wide, two with { Resize = ResizeMode.Stretch }));
        byte[] padded = Fitted(wide, two with { Height = 6, Width = 6, Resize = ResizeMode.Pad });
        byte[] row = [10, 20, 30, 40, 50, 60];
        Assert.Equal([.. new byte[12], .. row, .. row, .. new byte[12]], padded);
        byte[] tall = PngBytes.Of(1, 4, 10, 20, 30, 40);
        Assert.Equal([0, 15, 0, 0, 35, 0], Fitted(tall, new() { Channels = 1, Height = 2, Width = 3, Resize = ResizeMode.Pad }));
        Assert.Equal([20, 30], Fitted(tall, new() { Channels = 1, Height = 2, Width = 1, Resize = ResizeMode.Crop }));
    }

    // Any size in, the size asked for out; an image of one colour stays one.
    [Theory]
    [InlineData(ResizeMode.Stretch)]
    [InlineData(ResizeMode.Crop)]
    public void One_colour_stays_one_at_every_size(ResizeMode mode)
    {
        Random random = new(3);
        for (int i = 0; i < 60; i++)
        {
            (int width, int height) = (random.Next(1, 40), random.Next(1, 40));
            byte[] colour = [.. Enumerable.Range(0, width * height).SelectMany(_ => (byte[])[201, 7, 99])];
            ImageFileOptions options = new() { Height = random.Next(1, 40), Width = random.Next(1, 40), Resize = mode };
            int plane = options.Height!.Value * options.Width!.Value;
            byte[] expected = [.. Enumerable.Repeat((byte)201, plane), .. Enumerable.Repeat((byte)7, plane), .. Enumerable.Repeat((byte)99, plane)];
            Assert.Equal(expected, Fitted(PngBytes.Of(width, height, colour), options));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Order_and_labels_do_not_depend_on_the_number_of_workers(int workers)
    {
        string folder = _folder.File("images");
        for (int i = 0; i < 50; i++)
            Write($"images/{(i % 2 == 0 ? "even" : "odd")}/{i:00}.png", i % 7 == 3 ? [] : PngBytes.Grey((byte)i));
        List<string> faults = [];
        (List<byte[]> images, List<int> labels) = Read(folder, new()
        {
            Channels = 1,
            Height = 2,
            Width = 2,
            ClassNames = ["odd", "even"],
            Workers = workers,
            Fault = (file, _) => faults.Add(file),
        });
        int[] order = [.. Enumerable.Range(0, 50).OrderBy(i => i % 2).ThenBy(i => i)];
        Assert.Equal(order.Where(i => i % 7 != 3), images.Select(image => (int)image[0]));
        Assert.Equal(order.Where(i => i % 7 != 3).Select(i => 1 - i % 2), labels);
        Assert.Equal(order.Where(i => i % 7 == 3).Select(i => $"{(i % 2 == 0 ? "even" : "odd")}/{i:00}.png"), faults);
    }

    [Fact]
    public void Files_before_the_start_are_never_opened()
    {
        for (int i = 0; i < 5; i++)
            Write($"images/{i}.png", i < 3 ? [] : PngBytes.Grey((byte)i));
        using IImageStream stream = ImageStreams.OpenFiles(
            _folder.File("images"), new() { Channels = 1, Height = 2, Width = 2, Fault = (file, _) => Assert.Fail(file) });
        using ModelSession session = ModelSession.Open(new TinyModel { Shape = stream.Shape }.Save(_folder.File("model.onnx")));
        using BatchSlot slot = new(session, stream.Shape, ["logits"], capacity: 8);
        stream.Skip(3);
        Assert.Equal(2, stream.Read(slot, CancellationToken.None));
        Assert.Equal((3L, "3.png"), (slot.First, slot.Files[0]));
        Assert.Equal(0, stream.Read(slot, CancellationToken.None));
    }

    // Two images of which each is more than may be decoded at one time wait for one another and come through.
    [Fact]
    public void Images_larger_than_what_is_decoded_at_once_go_one_by_one()
    {
        byte[] large = PngBytes.Of(6000, 6000, new byte[36_000_000]);
        Write("images/1.png", large);
        Write("images/2.png", large);
        ImageFileOptions options = new() { Channels = 1, Height = 2, Width = 2, Resize = ResizeMode.Stretch, Workers = 4 };
        Assert.Equal(2, Read(_folder.File("images"), options).Images.Count);
    }
}
