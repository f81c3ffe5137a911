using System.Text;
using Strata.Storage.Npy;

namespace Strata.Tests.Storage;

public sealed class NpyTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string Save(byte[] bytes)
    {
        string path = _folder.File("array.npy");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    static byte[] Raw(string dictionary, byte[] data, byte major = 1)
    {
        byte[] text = Encoding.ASCII.GetBytes(dictionary);
        byte[] length = major == 1 ? BitConverter.GetBytes((ushort)text.Length) : BitConverter.GetBytes((uint)text.Length);
        return [0x93, .. "NUMPY"u8, major, 0, .. length, .. text, .. data];
    }

    [Fact]
    public void Header_is_the_one_that_numpy_writes()
    {
        // numpy 1.24: numpy.save of zeros((60000, 512), '<f4'), and of arange(3, dtype='<i4').
        string matrix = "{'descr': '<f4', 'fortran_order': False, 'shape': (60000, 512), }".PadRight(117) + "\n";
        string vector = "{'descr': '<i4', 'fortran_order': False, 'shape': (3,), }".PadRight(117) + "\n";
        Assert.Equal(Raw(matrix, []), new NpyHeader(NpyType.Float32, [60000, 512]).ToBytes());
        Assert.Equal(Raw(vector, []), new NpyHeader(NpyType.Int32, [3]).ToBytes());
    }

    [Theory]
    [InlineData(1L, 1L)]
    [InlineData(7L, 3L)]
    [InlineData(0L, 5L)]
    [InlineData(1000L, 37L)]
    public void Floats_come_back_as_they_were_written(long rows, long width)
    {
        float[] values = [.. Enumerable.Range(0, (int)(rows * width)).Select(i => i / 7f - 3)];
        string path = _folder.File("floats.npy");
        NpyFile.Write(path, values, rows, width);
        using NpyFile file = NpyFile.Open(path);
        Assert.Equal((rows, (int)width, NpyType.Float32), (file.Rows, file.Width, file.Header.Type));
        Assert.Equal(values, file.ToFloats());
        if (rows < 4)
            return;
        float[] two = new float[2 * width];
        file.Read(3, two);
        Assert.Equal(values[(3 * (int)width)..(5 * (int)width)], two);
    }

    [Fact]
    public void Halves_are_read_as_float32()
    {
        Half[] halves = [(Half)1.5f, (Half)(-0.25f), Half.MaxValue];
        byte[] data = [.. halves.SelectMany(BitConverter.GetBytes)];
        using NpyFile file = NpyFile.Open(Save(Raw("{'descr': '<f2', 'fortran_order': False, 'shape': (3, 1), }\n", data)));
        Assert.Equal([1.5f, -0.25f, 65504f], file.ToFloats());
    }

    [Fact]
    public void Integers_of_both_sizes_are_labels()
    {
        string path = _folder.File("labels.npy");
        NpyFile.Write(path, [3, -1, 7]);
        using (NpyFile narrow = NpyFile.Open(path))
            Assert.Equal([3, -1, 7], narrow.ToIntegers());
        using NpyFile wide = NpyFile.Open(Save(Raw("{'descr': '<i8', 'fortran_order': False, 'shape': (2,), }\n", [.. BitConverter.GetBytes(5L), .. BitConverter.GetBytes(-2L)])));
        Assert.Equal([5, -2], wide.ToIntegers());
    }

    [Theory]
    [InlineData((byte)2)]
    [InlineData((byte)3)]
    public void Later_versions_are_read_too(byte version)
    {
        using NpyFile file = NpyFile.Open(Save(Raw("{'descr': '<f4', 'fortran_order': True, 'shape': (1, 2), }\n", new byte[8], version)));
        Assert.Equal([0f, 0f], file.ToFloats());
    }

    public static TheoryData<string, byte[]> Wrong => new()
    {
        { "does not begin as one", [] },
        { "does not begin as one", "not an array at all"u8.ToArray() },
        { "version 9.0", Raw("{}", [], 9) },
        { "damaged", Raw("{'descr': '<f4', 'shape': (1,), }\n", new byte[4]) },
        { "damaged", Raw("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }\n", []) },
        { "damaged", Raw("{'descr': '<f4', 'fortran_order': False, 'shape': (9999999999, 9999999999), }\n", []) },
        { "damaged", [0x93, .. "NUMPY"u8, 1, 0, 255, 255, (byte)'{'] },
        { "damaged", [0x93, .. "NUMPY"u8, 2, 0, 255, 255, 255, 255] },
        { "'>f4'", Raw("{'descr': '>f4', 'fortran_order': False, 'shape': (1,), }\n", new byte[4]) },
        { "'|O'", Raw("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }\n", new byte[4]) },
        { "ascontiguousarray", Raw("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 2), }\n", new byte[16]) },
        { "truncated", Raw("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }\n", new byte[15]) },
        { "it is damaged", Raw("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }\n", new byte[17]) },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Bad_input_is_refused_in_one_line(string hint, byte[] bytes)
    {
        InputException error = Assert.Throws<InputException>(() => NpyFile.Open(Save(bytes)).Dispose());
        Assert.Contains(hint, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Whole_numbers_are_no_features_and_fractions_no_labels()
    {
        string labels = _folder.File("labels.npy"), floats = _folder.File("floats.npy");
        NpyFile.Write(labels, [1]);
        NpyFile.Write(floats, [1f], 1, 1);
        using NpyFile first = NpyFile.Open(labels), second = NpyFile.Open(floats);
        Assert.Contains("whole numbers", Assert.Throws<InputException>(first.ToFloats).Message);
        Assert.Contains("fractions", Assert.Throws<InputException>(second.ToIntegers).Message);
    }

    [Fact]
    public void Mutated_files_are_read_or_refused_and_nothing_else()
    {
        byte[] good = Raw("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }\n", new byte[24]);
        Random random = new(5);
        for (int round = 0; round < 3000; round++)
        {
            byte[] bytes = (byte[])good.Clone();
            for (int change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                using NpyFile file = NpyFile.Open(Save(bytes[..random.Next(bytes.Length / 2, bytes.Length + 1)]));
                file.ToFloats();
            }
            catch (InputException)
            {
            }
        }
    }
}
