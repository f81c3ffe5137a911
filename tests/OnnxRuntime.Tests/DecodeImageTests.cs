using System.Buffers.Binary;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using Strata.Tests.Models;

namespace Strata.Tests;

/// <summary>The operator DecodeImage against what Pillow reads in the same files (tests/fixtures/images/make.py).</summary>
public sealed class DecodeImageTests : IDisposable
{
    static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "fixtures", "images");
    static readonly JsonElement s_expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_folder, "expected.json"))).RootElement;

    readonly InferenceSession _session = Open(TestModels.DecodeImage);
    readonly RunOptions _options = new();

    public static TheoryData<string> Files => [.. s_expected.EnumerateObject().Select(file => file.Name)];

    public void Dispose()
    {
        _options.Dispose();
        _session.Dispose();
    }

    static InferenceSession Open(byte[] model)
    {
        using SessionOptions options = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        options.RegisterOrtExtensions();
        return new InferenceSession(model, options);
    }

    static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(s_folder, name));

    (long[] Shape, byte[] Bgr) Decode(byte[] file)
    {
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(file, [file.Length]);
        using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(_options, ["file"], [input], ["image"]);
        return (outputs[0].GetTensorTypeAndShape().Shape, outputs[0].GetTensorDataAsSpan<byte>().ToArray());
    }

    string Refused(byte[] file) => Assert.Throws<OnnxRuntimeException>(() => Decode(file)).Message;

    [Theory, MemberData(nameof(Files))]
    public void Pixels_are_those_that_another_reader_gives_in_the_order_blue_green_red(string name)
    {
        JsonElement expected = s_expected.GetProperty(name);
        if (expected.TryGetProperty("refused", out JsonElement reason))
        {
            Assert.Contains(reason.GetString()!, Refused(Bytes(name)));
            return;
        }
        (long[] shape, byte[] bgr) = Decode(Bytes(name));
        Assert.Equal([expected.GetProperty("height").GetInt64(), expected.GetProperty("width").GetInt64(), 3], shape);
        Assert.Equal(Rgb(expected), bgr.Chunk(3).SelectMany(pixel => pixel.Reverse()));
    }

    static byte[] Rgb(JsonElement expected) => expected.TryGetProperty("rgb16", out JsonElement sixteen)
        ? [.. sixteen.EnumerateArray().Select(value => (byte)Math.Round(value.GetInt32() / 257.0))]
        : [.. expected.GetProperty("rgb").EnumerateArray().Select(value => value.GetByte())];

    [Theory]
    [InlineData("rgb.png")]
    [InlineData("rgba.png")]
    [InlineData("interlaced.png")]
    [InlineData("baseline.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("grey.jpg")]
    [InlineData("turned-6.jpg")]
    [InlineData("turned-6.png")]
    public void A_file_cut_anywhere_is_an_error(string name)
    {
        byte[] whole = Bytes(name);
        // The two bytes of a JPEG's end mark may be missing: every pixel is there by then.
        int last = name.EndsWith(".jpg") ? whole.Length - 3 : whole.Length - 1;
        for (int length = 0; length <= last; length += length < 40 ? 1 : 7)
            Refused(whole[..length]);
    }

    [Theory, MemberData(nameof(Files))]
    public void Damaged_bytes_are_decoded_or_refused_but_never_crash(string name)
    {
        byte[] whole = Bytes(name);
        Random random = new(1);
        for (int round = 0; round < 60; round++)
        {
            byte[] damaged = [.. whole];
            for (int i = 0; i < 1 + round % 5; i++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                (long[] shape, byte[] bgr) = Decode(damaged);
                Assert.Equal(shape[0] * shape[1] * shape[2], bgr.Length);
            }
            catch (OnnxRuntimeException refused)
            {
                Assert.DoesNotContain("NullReference", refused.Message);
            }
        }
        if (!s_expected.GetProperty(name).TryGetProperty("refused", out _))
            Decode(whole);
    }

    [Fact]
    public void A_changed_byte_of_compressed_PNG_data_is_an_error()
    {
        byte[] file = Bytes("rgb.png");
        int data = file.AsSpan().IndexOf("IDAT"u8) + 8;
        file[data] ^= 0x55;
        Assert.Contains("damaged", Refused(file));
    }

    // 20,000 x 20,000 pixels in a file of a few bytes, which no reader may begin to unpack.
    [Fact]
    public void Too_many_pixels_are_refused_before_memory_is_taken()
    {
        byte[] png = Bytes("rgb.png");
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 20_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 20_000);
        Assert.Contains("20,000 x 20,000", Refused(png));

        byte[] jpeg = Bytes("baseline.jpg");
        int frame = jpeg.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 });
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), 60_000);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), 60_000);
        Assert.Contains("60,000 x 60,000", Refused(jpeg));
    }

    [Fact]
    public void Other_files_are_told_by_their_first_bytes()
    {
        Assert.Contains("474946383961", Refused("GIF89a"u8.ToArray()));
        Assert.Contains("begins with the bytes ff", Refused([0xFF]));
    }

    [Fact]
    public void A_table_of_bytes_is_refused()
    {
        using InferenceSession session = Open(TestModels.DecodeTable);
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(new byte[4], [2, 2]);
        OnnxRuntimeException refused = Assert.Throws<OnnxRuntimeException>(() => session.Run(_options, ["file"], [input], ["image"]));
        Assert.Contains("rank 2", refused.Message);
    }

    [Fact]
    public void Without_registration_the_operator_is_unknown()
    {
        using SessionOptions options = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        Assert.Contains("DecodeImage", Assert.Throws<OnnxRuntimeException>(() => new InferenceSession(TestModels.DecodeImage, options)).Message);
    }

    [Fact]
    public void Threads_share_a_session_and_sessions_come_and_go()
    {
        byte[][] files = [Bytes("baseline.jpg"), Bytes("rgb.png"), Bytes("turned-7.jpg"), Bytes("rgba.png")];
        byte[][] alone = [.. files.Select(file => Decode(file).Bgr)];
        Parallel.For(0, 400, i => Assert.Equal(alone[i % 4], Decode(files[i % 4]).Bgr));
        for (int i = 0; i < 20; i++)
            Open(TestModels.DecodeImage).Dispose();
        Assert.Equal(alone[0], Decode(files[0]).Bgr);
    }

#if STRATA_DROPIN
    // The official package has native code only: there is nothing to call but SessionOptions.RegisterOrtExtensions.
    [Fact]
    public void The_drop_in_of_the_extensions_has_no_public_members() =>
        Assert.Empty(PublicApi.Lines(System.Reflection.Assembly.Load("Microsoft.ML.OnnxRuntime.Extensions")));
#endif
}
