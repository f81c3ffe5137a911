using System.Text.Json;
using System.Xml.Linq;
using Strata.Data;
using Strata.Tests.Runs;
using Strata.Training.Augmentations;

namespace Strata.Tests.Augmentations;

/// <summary>Contact sheets of images and what augmentations make of them.</summary>
public sealed class DataShowTests(SmallDigits digits) : IClassFixture<SmallDigits>
{
    string At(string file) => Path.Combine(digits.Folder, "show", file);

    [Fact]
    public void Every_augmentation_has_a_row_with_its_name()
    {
        (int code, string output, string error) = SmallDigits.Run("data", "show", digits.Data, "--augment", "shift:pixels=3", "invert:p=1", "--out", At("rows.svg"), "--json");
        Assert.True(code == 0, error);
        JsonElement sheet = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["as it is", "shift:pixels=3", "invert:p=1"], sheet.GetProperty("rows").EnumerateArray().Select(row => row.GetString()));
        string[] texts = [.. XDocument.Load(At("rows.svg")).Descendants().Where(node => node.Name.LocalName == "text").Select(node => node.Value)];
        Assert.All((string[])["as it is", "shift:pixels=3", "invert:p=1", "0", "9"], text => Assert.Contains(text, texts));
    }

    [Fact]
    public void Tiles_hold_the_pixels_enlarged_and_what_the_augmentation_made_of_them()
    {
        ImageSet images = DataSets.Load("digits", "train", new DataRequest { Count = 20 });
        ContactSheet sheet = ContactSheet.Of(images, [4, 7], [("as it is", []), ("inverted", ["invert:p=1"])], seed: 1);
        // 28 pixels twice as large, gaps of 2: the second row and column begin at 60.
        Assert.Equal((118, 118), (sheet.Picture.GetLength(0), sheet.Picture.GetLength(1)));
        foreach ((int y, int x) in ((int, int)[])[(0, 0), (14, 13), (27, 27)])
        {
            byte pixel = images.Image(7)[y * 28 + x];
            Assert.Equal(pixel, sheet.Picture[2 + 2 * y, 60 + 2 * x, 0]);
            Assert.Equal(255 - pixel, sheet.Picture[60 + 2 * y + 1, 60 + 2 * x + 1, 2]);
        }
    }

    [Fact]
    public void Without_augmentations_there_are_more_images_a_class_in_each_column()
    {
        (int code, string output, string error) = SmallDigits.Run("data", "show", digits.Data, "--out", At("plain.png"), "--json");
        Assert.True(code == 0, error);
        Assert.Equal(Enumerable.Range(0, 10).Select(label => $"{label}"),
            JsonDocument.Parse(output).RootElement.GetProperty("columns").EnumerateArray().Select(column => column.GetString()));
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], File.ReadAllBytes(At("plain.png"))[..4]);
    }

    [Theory]
    [InlineData("--count is 0", "--count", "0")]
    [InlineData("ends in .svg", "--out", "sheet.jpg")]
    [InlineData("'shift'", "--augment", "shif")]
    public void What_cannot_be_drawn_is_refused(string hint, params string[] options)
    {
        (int code, _, string error) = SmallDigits.Run(["data", "show", digits.Data, .. options]);
        Assert.Equal((2, hint), (code, error.Contains(hint) ? hint : error));
    }
}
