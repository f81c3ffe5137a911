using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Core;

public class StorageTests
{
    // Type 6 (Float32), two dimensions, 2 and 1, then 1.0f and -2.0f in little-endian order.
    static readonly byte[] File = [6, 2, 2, 1, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0];

    public static TheoryData<ScalarType> Types => [.. Enum.GetValues<ScalarType>().Where(type => !is_complex(type))];

    [Fact]
    public void The_file_is_the_one_of_TorchSharp()
    {
        using Tensor column = tensor(new float[] { 1, -2 }, [2, 1]);
        Assert.Equal(File, Saved(column));
        using Tensor read = Tensor.Load(new MemoryStream(File));
        Assert.Equal([1f, -2], read.data<float>().ToArray());
    }

    [Fact]
    public void Extents_above_127_take_more_bytes()
    {
        using Tensor row = zeros(300, dtype: uint8);
        Assert.Equal([0, 1, 0xac, 0x02], Saved(row)[..4]);
        using Tensor read = Tensor.Load(new MemoryStream(Saved(row)));
        Assert.Equal([300], read.shape);
    }

    [Theory, MemberData(nameof(Types))]
    public void Every_element_type_comes_back(ScalarType type)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor numbers = randint(0, 2, new long[] { 2, 3, 4 }).to(type);
        Tensor turned = numbers.transpose(0, 2);
        Assert.True(numbers.Equals(Tensor.Load(new MemoryStream(Saved(numbers)))), $"{type} changed");
        Assert.True(turned.Equals(Tensor.Load(new MemoryStream(Saved(turned)))),
            $"{type} changed where the strides are not in order");
        Assert.Equal(0, Tensor.Load(new MemoryStream(Saved(zeros(0, 3, dtype: type)))).numel());
    }

    [Fact]
    public void Loading_fills_an_existing_tensor_and_keeps_its_training()
    {
        using Tensor target = zeros(2, 1).requires_grad_();
        using var reader = new BinaryReader(new MemoryStream(File));
        target.Load(reader);
        Assert.Equal([1f, -2], target.detach().data<float>().ToArray());
        Assert.True(target is { requires_grad: true, is_leaf: true }, "loading turned the leaf into something else");
    }

    [Fact]
    public void Skipping_passes_over_a_tensor()
    {
        using Tensor target = zeros(2, 1);
        var stream = new MemoryStream([.. File, 42]);
        using var reader = new BinaryReader(stream);
        target.Load(reader, skip: true);
        Assert.Equal([0f, 0], target.data<float>().ToArray());
        Assert.Equal(42, reader.ReadByte());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        using Tensor other = zeros(3), type = zeros(2, 1, dtype: int32);
        Assert.Contains("[2, 1]", Assert.Throws<ArgumentException>(() => other.Load(Reader(File))).Message);
        Assert.Contains("Float32", Assert.Throws<ArgumentException>(() => type.Load(Reader(File))).Message);
        Assert.Throws<EndOfStreamException>(() => Tensor.Load(new MemoryStream(File[..^1])));
        Assert.Throws<EndOfStreamException>(() => Tensor.Load(new MemoryStream([])));
        Assert.Contains("99", Assert.Throws<InvalidDataException>(() => Tensor.Load(new MemoryStream([99, 0]))).Message);
        Assert.Contains("100 dimensions", Assert.Throws<InvalidDataException>(() =>
            Tensor.Load(new MemoryStream([6, 100]))).Message);
    }

    [Fact]
    public void A_file_on_disk_is_closed_after_use()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using Tensor numbers = arange(5);
            numbers.Save(path);
            using Tensor read = Tensor.Load(path);
            Assert.Equal([0L, 1, 2, 3, 4], read.data<long>().ToArray());
            using FileStream exclusive = System.IO.File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    static BinaryReader Reader(byte[] bytes) => new(new MemoryStream(bytes));

    static byte[] Saved(Tensor tensor)
    {
        var stream = new MemoryStream();
        tensor.Save(stream);
        return stream.ToArray();
    }
}
