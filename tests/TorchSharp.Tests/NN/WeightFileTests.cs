using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.NN;

public class WeightFileTests
{
    // Entries, then of each: length and letters of the name, element type (6 float32, 4 int64), dimensions, sizes, elements.
    static readonly byte[] LinearFile =
    [
        2,
        6, (byte)'w', (byte)'e', (byte)'i', (byte)'g', (byte)'h', (byte)'t', 6, 2, 1, 2, 0, 0, 0x80, 0x3F, 0, 0, 0x20, 0xC1,
        4, (byte)'b', (byte)'i', (byte)'a', (byte)'s', 6, 1, 1, 0, 0, 0, 0x3F,
    ];

    [Fact]
    public void A_layer_is_written_byte_by_byte_as_TorchSharp_writes_it()
    {
        using Linear layer = Linear(new Parameter(tensor(new float[,] { { 1, -10 } })), new Parameter(tensor(new[] { 0.5f })));
        Assert.Equal(LinearFile, Bytes(layer));
    }

    [Fact]
    public void The_bytes_that_TorchSharp_writes_are_read_back()
    {
        using Linear layer = Linear(2, 1);
        layer.load(new MemoryStream(LinearFile));
        Assert.Equal([1, -10], layer.weight.detach().data<float>().ToArray());
        Assert.Equal(0.5f, layer.bias.detach().item<float>());
    }

    [Fact]
    public void Long_sizes_and_whole_numbers_follow_the_same_form()
    {
        using var module = new Counter();
        byte[] file = Bytes(module);
        Assert.Equal([2, 4, .. "wide"u8, 6, 1, 0xAC, 0x02], file[..10]);                    // 300 is AC 02 in LEB128
        Assert.Equal([5, .. "count"u8, 4, 0, 7, 0, 0, 0, 0, 0, 0, 0], file[^16..]);         // no dimensions: one int64
        Assert.Equal(10 + 4 * 300 + 16, file.Length);
    }

    [Fact]
    public void A_whole_model_survives_saving_and_loading()
    {
        using DisposeScope scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using Sequential first = Model(), second = Model();
        first.call(randn(5, 1, 6, 6));
        first.save(folder.File("weights.bin"));
        second.load(folder.File("weights.bin"));
        first.eval();
        second.eval();
        Tensor image = randn(2, 1, 6, 6);
        Assert.Equal(first.call(image).data<float>().ToArray(), second.call(image).data<float>().ToArray());
        Assert.Equal(1, second.get_buffer("norm.num_batches_tracked").item<long>());
        Assert.Equal(Bytes(first), Bytes(second));
    }

    [Fact]
    public void Skipped_names_are_neither_written_nor_read()
    {
        using Linear layer = Linear(2, 1);
        using Linear partial = Linear(2, 1);
        partial.load(new MemoryStream(LinearFile), skip: ["bias"]);
        Assert.Equal([1, -10], partial.weight.detach().data<float>().ToArray());
        Assert.NotEqual(0.5f, partial.bias.detach().item<float>());
        var stream = new MemoryStream();
        layer.save(stream, ["weight"]);
        Assert.Equal(1 + 5 + 3 + 4, stream.ToArray().Length);
    }

    [Fact]
    public void A_loose_load_takes_what_fits_and_tells_what_it_found()
    {
        using Linear layer = Linear(2, 1, hasBias: false);
        var found = new Dictionary<string, bool>();
        layer.load(new Unseekable(LinearFile), strict: false, loadedParameters: found);
        Assert.Equal([1, -10], layer.weight.detach().data<float>().ToArray());
        Assert.Equal(new Dictionary<string, bool> { ["weight"] = true, ["bias"] = false }, found);
    }

    [Fact]
    public void A_model_that_does_not_fit_is_refused_by_name_and_stays_as_it_was()
    {
        using Linear wider = Linear(3, 1), real = Linear(2, 1, dtype: float64), bare = Linear(2, 1, hasBias: false);
        Refuses<ArgumentException>(wider, LinearFile, "'weight'", "[1, 2]", "[1, 3]");
        Refuses<ArgumentException>(real, LinearFile, "'weight'", "Float32", "Float64");
        Refuses<ArgumentException>(bare, LinearFile, "expected 1", "found 2");
        using Sequential named = Sequential(("fc", Linear(2, 1)));
        Refuses<ArgumentException>(named, LinearFile, "'weight'");
    }

    [Fact]
    public void Bytes_that_are_no_weight_file_are_refused_and_change_nothing()
    {
        using Linear layer = Linear(2, 1);
        Refuses<EndOfStreamException>(layer, [], "empty");
        Refuses<EndOfStreamException>(layer, LinearFile[..15], "'weight'");
        Refuses<EndOfStreamException>(layer, LinearFile[..^3], "'bias'");
        Refuses<EndOfStreamException>(layer, LinearFile[..20], "1 of 2");
        Refuses<InvalidDataException>(layer, [.. Enumerable.Repeat((byte)0xFF, 11)], "no TorchSharp file");
        Refuses<InvalidDataException>(layer, [2, 6, .. "weight"u8, 8, 1, 2], "element type 8");
        Refuses<InvalidDataException>(layer, [2, 6, .. "weight"u8, 6, 0x7F, 2], "127 dimensions");
        Refuses<InvalidDataException>(layer, [.. LinearFile[..20], .. LinearFile[1..20]], "twice");
    }

    [Fact]
    public void Every_cut_of_a_file_is_an_error()
    {
        using Linear layer = Linear(2, 1);
        for (int length = 0; length < LinearFile.Length; length++)
            Assert.ThrowsAny<Exception>(() => layer.load(new MemoryStream(LinearFile[..length])));
    }

    [Fact]
    public void A_damaged_size_does_not_ask_for_memory_that_no_file_could_fill()
    {
        using Linear layer = Linear(2, 1, hasBias: false);
        byte[] file = [1, 4, .. "none"u8, 6, 2, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0x7F, 0];
        Assert.Throws<EndOfStreamException>(() => layer.load(new MemoryStream(file), strict: false));
    }

    [Fact]
    public void The_error_of_a_file_names_the_file()
    {
        using var folder = new TemporaryFolder();
        using Linear layer = Linear(2, 1);
        File.WriteAllBytes(folder.File("cut.bin"), LinearFile[..15]);
        EndOfStreamException cut = Assert.Throws<EndOfStreamException>(() => layer.load(folder.File("cut.bin")));
        Assert.Contains("cut.bin: 'weight'", cut.Message);
        FileNotFoundException none = Assert.Throws<FileNotFoundException>(() => layer.load(folder.File("none.bin")));
        Assert.Contains("none.bin", none.Message);
    }

    [Fact]
    public void A_tensor_that_is_not_packed_is_written_in_row_major_order()
    {
        using DisposeScope scope = NewDisposeScope();
        var stream = new MemoryStream();
        tensor(new long[,] { { 1, 2 }, { 3, 4 } }).t().Save(stream);
        Assert.Equal(4 + 4 * 8, stream.ToArray().Length);
        Tensor back = TensorExtensionMethods.Load(new BinaryReader(new MemoryStream(stream.ToArray())));
        Assert.Equal([1, 3, 2, 4], back.data<long>().ToArray());
    }

    static byte[] Bytes(nn.Module module)
    {
        var stream = new MemoryStream();
        module.save(stream);
        return stream.ToArray();
    }

    static void Refuses<TError>(nn.Module module, byte[] file, params string[] inMessage) where TError : Exception
    {
        byte[] before = Bytes(module);
        TError error = Assert.Throws<TError>(() => module.load(new MemoryStream(file)));
        Assert.All(inMessage, part => Assert.Contains(part, error.Message));
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(before, Bytes(module));
    }

    static Sequential Model() => Sequential(
        ("conv", Conv2d(1, 3, 3)), ("norm", BatchNorm2d(3)), ("act", PReLU(3)), ("flatten", Flatten()), ("fc", Linear(48, 2)));

    /// <summary>A module with a long parameter and a buffer without dimensions.</summary>
    sealed class Counter : nn.Module
    {
        internal Counter() : base(nameof(Counter))
        {
            register_parameter("wide", new Parameter(zeros(300)));
            register_buffer("count", tensor(7L));
            register_buffer("scratch", zeros(5), persistent: false);
        }
    }

    sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Seek(long offset, SeekOrigin loc) => throw new NotSupportedException();
    }
}
