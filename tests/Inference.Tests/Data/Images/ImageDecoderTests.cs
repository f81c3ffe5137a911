using System.Text.Json;
using Strata.Data.Images;

namespace Strata.Tests.Data.Images;

public sealed class ImageDecoderTests : IDisposable
{
    static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "fixtures", "images");

    readonly ImageDecoder _decoder = new();

    public void Dispose() => _decoder.Dispose();

    static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(s_folder, name));

    [Theory]
    [InlineData("rgb.png")]
    [InlineData("baseline.jpg")]
    [InlineData("turned-6.jpg")]
    public void Planes_are_red_green_and_blue_of_the_upright_image(string name)
    {
        JsonElement expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_folder, "expected.json"))).RootElement.GetProperty(name);
        byte[] rgb = [.. expected.GetProperty("rgb").EnumerateArray().Select(value => value.GetByte())];
        DecodedImage image = _decoder.Decode(Bytes(name), name);
        Assert.Equal((expected.GetProperty("height").GetInt32(), expected.GetProperty("width").GetInt32()), (image.Height, image.Width));
        Assert.Equal(Enumerable.Range(0, 3).SelectMany(channel => rgb.Where((_, i) => i % 3 == channel)), image.Pixels);
        Assert.False(image.IsGrey, "a coloured image is called grey");
    }

    [Theory]
    [InlineData("grey.png")]
    [InlineData("grey.jpg")]
    [InlineData("bits.png")]
    public void Grey_files_have_three_equal_planes(string name) => Assert.True(_decoder.Decode(Bytes(name), name).IsGrey, name);

    [Fact]
    public void What_is_wrong_with_a_file_is_one_line_that_names_it()
    {
        foreach (byte[] bad in (byte[][])[[], [1, 2, 3], Bytes("rgb.png")[..50], Bytes("baseline.jpg")[..400], Bytes("cmyk.jpg")])
        {
            string line = Assert.Throws<InputException>(() => _decoder.Decode(bad, "cats/7.jpg")).Message;
            Assert.StartsWith("cats/7.jpg ", line);
            Assert.DoesNotContain('\n', line);
            Assert.DoesNotContain("Status Message", line);
        }
    }
}
