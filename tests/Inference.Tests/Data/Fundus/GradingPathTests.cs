using System.Buffers.Binary;
using System.Text.Json;
using Strata.CommandLine;
using Strata.Data;

namespace Strata.Tests.Data.Fundus;

public sealed class GradingPathTests : IDisposable
{
    readonly Photographs _eyes = new();
    readonly List<string> _said = [];

    public void Dispose() => _eyes.Dispose();

    DataRequest Request => new() { Say = _said.Add, Cache = _eyes.Cache };

    ImageSet Load(string split = "train", string knobs = "size=16", string file = "") =>
        DataSets.Load($"{Path.Combine(_eyes.Path, file)}:{knobs}", split, Request);

    string Fault(string split = "train", string knobs = "size=16")
    {
        string line = Assert.Throws<InputException>(() => Load(split, knobs)).Message;
        Assert.DoesNotContain('\n', line);
        return line;
    }

    // DDR's own layout: folders named after the splits, grades 0 to 5.
    Photographs Ddr()
    {
        foreach ((string split, int images) in ((string, int)[])[("train", 4), ("valid", 2), ("test", 3)])
        {
            for (int image = 0; image < images; image++)
                _eyes.Add($"{split}/{split}-{image}.png", green: (byte)(60 + 20 * image));
        }
        return _eyes
            .Lines("train.txt", "train-0.png 0", "train-1.png\t2", "", "train-2.png 5", "train-3.png 4")
            .Lines("valid.txt", "valid-0.png 1", "valid-1.png 3")
            .Lines("test.txt", "test-0.png 0", "test-1.png 5", "test-2.png 2");
    }

    [Fact]
    public void DDRs_lists_give_train_with_valid_and_test_without_what_cannot_be_graded()
    {
        Ddr();
        (ImageSet train, ImageSet test) = (Load("train"), Load("test"));
        Assert.Equal(["train", "test"], DataSets.SplitsOf(_eyes.Path));
        Assert.Equal([0, 2, 4, 1, 3], train.Labels);
        Assert.Equal([0, 2], test.Labels);
        Assert.Equal("proliferative", train.ClassNames[4]);
        Assert.Equal((5, new ImageShape(3, 16, 16), "eyes:size=16"), (train.ClassNames.Count, train.Shape, train.Name));
        Assert.True(train.HasGrades);
        Assert.Null(train.Groups);
        Assert.Contains(_said, line => line.Contains("1 of 6 photographs are ungradable"));
        Assert.Contains(_said, line => line.Contains("1 of 3 photographs are ungradable"));
        Assert.Contains(_said, line => line.Contains("2 photographs of its valid list join train"));
        // Green tells which file a row came from.
        Assert.Equal([60, 80, 120, 60, 80], Greens(train));
        Assert.Equal([60, 100], Greens(test));
    }

    [Fact]
    public void Ungradable_photographs_may_be_kept_as_a_class()
    {
        Ddr();
        ImageSet train = Load("train", "size=16,ungradable=keep");
        Assert.Equal([0, 2, 5, 4, 1, 3], train.Labels);
        Assert.Equal(("ungradable", false), (train.ClassNames[5], train.HasGrades));
    }

    [Fact]
    public void All_images_may_lie_in_one_folder_and_the_lists_in_a_part_of_the_archive()
    {
        _eyes.Add("DR_grading/images/1.png").Add("DR_grading/images/2.png");
        Directory.CreateDirectory(Path.Combine(_eyes.Path, "DR_grading"));
        _eyes.Lines("DR_grading/train.txt", "1.png 3").Lines("DR_grading/test.txt", "2.png 0");
        Assert.Equal([3], Load("train").Labels);
        Assert.Equal([0], Load("test").Labels);
    }

    // APTOS: names without ending, a list of its training images alone, and a submission that looks like a list.
    [Fact]
    public void A_list_without_a_test_split_has_one_held_out()
    {
        for (int image = 0; image < 20; image++)
            _eyes.Add($"train_images/eye{image}.png", green: (byte)(50 + 5 * image));
        _eyes.Add("test_images/other.png")
            .Lines("train.csv", ["id_code,diagnosis", .. Enumerable.Range(0, 20).Select(image => $"eye{image},{image % 2}")])
            .Lines("sample_submission.csv", "id_code,diagnosis", "other,0")
            .Lines("test.csv", "id_code", "other");
        (ImageSet train, ImageSet test) = (Load("train"), Load("test"));
        Assert.Equal((16, 4), (train.Count, test.Count));
        Assert.Equal([2, 2], test.Labels.CountBy(label => label).Select(pair => pair.Value));
        Assert.Equal(Enumerable.Range(0, 20).Select(image => 50 + 5 * image), Greens(train).Concat(Greens(test)).Order());
        Assert.Contains(_said, line => line.Contains("lists no test split: 4 of 20 photographs are held out"));
        Assert.Equal(20, Load("train", "size=16,holdout=0").Count);
        Assert.Contains("holds no test split", Fault("test", "size=16,holdout=0"));
        Assert.Equal([16, 16], [Load("train", file: "train.csv").Count, train.Count]);
    }

    [Fact]
    public void EyePACS_names_tell_patients_who_stay_on_one_side_of_every_split()
    {
        Patients(40);
        (ImageSet train, ImageSet test) = (Load("train"), Load("test"));
        Assert.Equal(80, train.Count + test.Count);
        Assert.InRange(test.Count, 14, 18);
        Assert.Empty(train.Groups!.Intersect(test.Groups!));
        Assert.All(train.Groups!.CountBy(patient => patient), patient => Assert.Equal(2, patient.Value));
        StratifiedSplit split = StratifiedSplit.Of(train, 0.2, 3);
        Assert.Empty(split.Train.Select(image => train.Groups![image]).Intersect(split.Validation.Select(image => train.Groups![image])));
    }

    [Fact]
    public void Describe_and_verify_prove_that_patients_are_on_one_side()
    {
        Patients(20);
        using StringWriter output = new(), error = new();
        Environment.SetEnvironmentVariable("STRATA_CACHE", _eyes.Cache);
        Assert.True(CommandLineProgram.Run("test", ["data", "describe", $"{_eyes.Path}:size=16", "--json"], typeof(DataSets).Assembly, output, error) == 0, $"{error}");
        Assert.NotEmpty(Directory.GetFiles(_eyes.Cache));
        JsonElement described = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.Equal(["16 and 4, none in both"], described.GetProperty("patients").EnumerateArray().Take(1).Select(check => check.GetProperty("finding").GetString()));
        IReadOnlyList<DataCheck> checks = DataSets.SourceOf(_eyes.Path).Verify(Request with { Knobs = DataSpec.Parse("x:size=16").Parameters });
        Assert.Equal(["train split", "test split", "patients of train and test", "patients of training and validation"], checks.Select(check => check.Subject));
        Assert.All(checks, check => Assert.True(check.IsSound, check.Finding));
    }

    [Fact]
    public void A_patient_in_both_splits_of_a_list_is_found_out()
    {
        _eyes.Add("a.png").Add("b.png").Add("c.png")
            .Lines("list.csv", "patient,split,Image,Level,quality", "p1,train,a,0,good", "p1,test,b,1,good", "p2,training,c.png,2,poor");
        IReadOnlyList<DataCheck> checks = DataSets.SourceOf(_eyes.Path).Verify(Request with { Knobs = DataSpec.Parse("x:size=16").Parameters });
        Assert.Equal((false, "2 and 1, 1 IN BOTH"), (checks[2].IsSound, checks[2].Finding));
        Assert.Equal([0, 1], Load("train").Groups!);
    }

    [Fact]
    public void The_eye_fills_the_image_wherever_it_was()
    {
        _eyes.Add("a.png", width: 200, height: 120, x: 130, y: 60, radius: 45).Add("b.png", width: 50, height: 50, x: 25, y: 25, radius: 24)
            .Lines("train.txt", "a.png 0", "b.png 0");
        ImageSet set = Load("train", "size=32");
        foreach (int image in (int[])[0, 1])
        {
            ReadOnlySpan<byte> red = set.Image(image)[..(32 * 32)];
            Assert.InRange(red[0] + red[31] + red[31 * 32] + red[1023], 0, 40);
            foreach (int edge in (int[])[16, 31 * 32 + 16, 16 * 32, 16 * 32 + 31])
                Assert.InRange(red[edge], 90, 200);
            Assert.Equal(200, red[16 * 32 + 16]);
            // A disc covers π/4 of its square.
            int bright = 0;
            foreach (byte level in red)
                bright += level > 100 ? 1 : 0;
            Assert.Equal(Math.PI / 4, bright / 1024.0, tolerance: 0.04);
        }
    }

    [Fact]
    public void Where_the_camera_cut_the_eye_black_takes_its_place()
    {
        _eyes.Add("a.png", width: 100, height: 60, x: 50, y: 30, radius: 45).Lines("train.txt", "a.png 0");
        ReadOnlySpan<byte> red = Load("train", "size=30").Image(0)[..900];
        Assert.Equal(0, red[2 * 30 + 15]);
        Assert.Equal((200, 200, 200), (red[15 * 30 + 15], red[6 * 30 + 15], red[24 * 30 + 15]));
        Assert.Equal(0, red[28 * 30 + 15]);
    }

    [Fact]
    public void Ben_Grahams_colours_make_an_even_eye_grey_and_show_what_is_small()
    {
        byte[] spotted = Photographs.Disc(100, 64, 64, 32, 32, 32);
        _eyes.Write("a.png", spotted).Write("b.png", WithSpot(64, 2)).Lines("train.txt", "a.png 0", "b.png 0");
        ImageSet set = Load("train", "size=64,colour=ben-graham");
        ReadOnlySpan<byte> even = set.Image(0), spot = set.Image(1)[4096..8192];
        Assert.InRange(even[..4096][32 * 64 + 32], 127, 129);
        Assert.Equal(128, even[0]);
        // Green rises by 20 in a spot of four pixels: a Gaussian of 1.07 pixels keeps a part of it, the rest is shown four times.
        Assert.InRange(spot[32 * 64 + 32], 128 + 20, 128 + 80);
        Assert.InRange(spot[20 * 64 + 20], 127, 129);
    }

    // Lightness from 60 to 68 in stripes: a histogram cut at twice its mean may not stretch an image as plain equalisation does.
    [Fact]
    public void CLAHE_raises_contrast_within_its_limit_and_keeps_colour_differences()
    {
        _eyes.Write("a.png", Striped(64)).Lines("train.txt", "a.png 0");
        ReadOnlySpan<byte> plain = Load("train", "size=64").Image(0), raised = Load("train", "size=64,clahe=true").Image(0);
        int at = 32 * 64 + 32;
        int before = plain[at + 1] - plain[at], after = raised[at + 1] - raised[at];
        Assert.Equal(8, Math.Abs(before));
        Assert.InRange(Math.Abs(after), Math.Abs(before) + 1, 40);
        Assert.Equal(Math.Sign(before), Math.Sign(after));
        Assert.InRange(raised[at] - raised[4096 + at], plain[at] - plain[4096 + at] - 1, plain[at] - plain[4096 + at] + 1);
    }

    [Fact]
    public void Photographs_are_decoded_once()
    {
        Ddr();
        byte[] first = Load().Pixels;
        Assert.Contains(_said, line => line.Contains("5 photographs as 3x16x16 images in"));
        Assert.Contains(_said, line => line.Contains("5/5 images, "));
        _said.Clear();
        Assert.Equal(first, Load().Pixels);
        Assert.DoesNotContain(_said, line => line.Contains("photographs as"));
        // Other settings are another tensor.
        Load("train", "size=20");
        Assert.Contains(_said, line => line.Contains("3x20x20"));
    }

    [Theory]
    [InlineData(".npy", 200)]
    [InlineData(".npy", 3)]
    [InlineData(".json", 1)]
    public void A_damaged_cache_is_noticed_and_made_again(string ending, int at)
    {
        Ddr();
        byte[] first = Load().Pixels;
        string file = Assert.Single(Directory.GetFiles(_eyes.Cache, "*" + ending));
        byte[] bytes = File.ReadAllBytes(file);
        bytes[at] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Equal(first, Load().Pixels);
        Assert.Contains(_said, line => line.Contains("is damaged: made again"));
        _said.Clear();
        Assert.Equal(first, Load().Pixels);
        Assert.DoesNotContain(_said, line => line.Contains("damaged"));
    }

    [Fact]
    public void A_truncated_cache_is_made_again_and_no_temporary_file_stays()
    {
        Ddr();
        byte[] first = Load().Pixels;
        string file = Assert.Single(Directory.GetFiles(_eyes.Cache, "*.npy"));
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^7]);
        Assert.Equal(first, Load().Pixels);
        Assert.Equal(2, Directory.GetFiles(_eyes.Cache).Length);
    }

    [Fact]
    public void A_changed_photograph_is_decoded_again()
    {
        Ddr();
        Load();
        _eyes.Add("train/train-0.png", green: 77);
        Assert.Equal(77, Greens(Load())[0]);
    }

    [Theory]
    [InlineData("train.txt, line 2: there is no JPEG or PNG file no.png in", "a.png 0", "no.png 1")]
    [InlineData("train.txt, line 1: the grade of a.png is '6'", "a.png 6")]
    [InlineData("train.txt, line 3: the grade of b.png is 'x'", "a.png 0", "", "b.png x")]
    [InlineData("train.txt, line 2: a.png is listed a second time, first in ", "a.png 0", "a.png 0")]
    [InlineData("train.txt, line 2: x/a.png is listed a second time, first in ", "a.png 0", "x/a.png 0")]
    [InlineData("train.txt, line 2: '3' is no name followed by a grade", "a.png 0", "3")]
    [InlineData("train.txt, line 2: same.png may be x/same.png or y/same.png in", "a.png 0", "same.png 0")]
    [InlineData("train.txt, line 2: ", "a.png 0", "bad.png 0")]
    [InlineData("bad.png is neither JPEG nor PNG", "a.png 0", "bad.png 0")]
    [InlineData("huge.png announces 3,600,000,000 pixels", "huge.png 0")]
    public void A_wrong_list_is_refused_in_one_line_that_names_the_place(string expected, params string[] lines)
    {
        _eyes.Add("x/a.png").Add("x/same.png").Add("y/same.png").Write("bad.png", [1, 2, 3]).Write("huge.png", Huge()).Lines("train.txt", lines);
        Assert.Contains(expected, Fault());
    }

    [Theory]
    [InlineData("list.csv, line 3 has 1 fields, but the header has 2", "image,level", "a,0", "b")]
    [InlineData("list.csv, line 2 names no image", "image,level", ",0")]
    [InlineData("list.csv, line 2: the grade of a is ''", "image,level", "a,")]
    [InlineData("list.csv, line 2: the split is 'later'", "image,level,split", "a,0,later")]
    [InlineData("list.csv, line 2 is no CSV that can be read", "image,level", "\"a\"x,0", "b,1")]
    [InlineData("lists no images", "image,level")]
    public void A_wrong_CSV_is_refused_in_one_line_that_names_the_place(string expected, params string[] lines)
    {
        _eyes.Add("a.png").Add("b.png").Lines("list.csv", lines);
        Assert.Contains(expected, Fault());
    }

    [Theory]
    [InlineData("size=8", "size=8")]
    [InlineData("colour=grey", "none or ben-graham")]
    [InlineData("ungradable=maybe", "drop or keep")]
    [InlineData("clah=true", "did you mean 'clahe'?")]
    public void A_wrong_knob_is_refused(string knobs, string expected)
    {
        Ddr();
        Assert.Contains(expected, Fault("train", knobs));
    }

    // A JPEG of a scene without black border, which is taken as it is.
    [Fact]
    public void JPEG_files_are_read_as_well()
    {
        _eyes.Write("a.JPG", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fixtures", "images", "baseline.jpg"))).Lines("train.txt", "a 1");
        Assert.Equal([1], Load().Labels);
    }

    [Fact]
    public void Class_folders_beside_other_text_files_stay_class_folders()
    {
        _eyes.Add("cat/1.png").Add("dog/1.png").Lines("train.txt", "notes of the training", "").Lines("prices.csv", "name,price", "a,1");
        Assert.Equal(["cat", "dog"], DataSets.Load(_eyes.Path, "train", Request).ClassNames);
    }

    void Patients(int patients)
    {
        for (int patient = 1; patient <= patients; patient++)
            _eyes.Add($"train/{patient}_left.png").Add($"train/{patient}_right.png");
        _eyes.Lines("trainLabels.csv", ["image,level", .. Enumerable.Range(1, patients)
            .SelectMany(patient => (string[])[$"{patient}_left,{patient % 3}", $"{patient}_right,{(patient % 3) + (patient % 5 == 0 ? 1 : 0)}"])]);
    }

    static int[] Greens(ImageSet set) => [.. Enumerable.Range(0, set.Count).Select(image =>
        (int)set.Image(image)[set.Shape.Height * set.Shape.Width * 3 / 2 + set.Shape.Width / 2])];

    static byte[] WithSpot(int side, int width) => Painted(side, (x, y) =>
        (200, (byte)(Math.Abs(x + 0.5 - side / 2) < width / 2.0 && Math.Abs(y + 0.5 - side / 2) < width / 2.0 ? 120 : 100), 50));

    static byte[] Striped(int side) => Painted(side, (x, _) => x % 2 == 0 ? ((byte)80, (byte)60, (byte)30) : ((byte)88, (byte)68, (byte)38));

    static byte[] Painted(int side, Func<int, int, (byte Red, byte Green, byte Blue)> paint)
    {
        byte[] pixels = new byte[side * side * 3];
        for (int at = 0; at < side * side; at++)
            (pixels[3 * at], pixels[3 * at + 1], pixels[3 * at + 2]) = paint(at % side, at / side);
        return Images.PngBytes.Of(side, side, pixels);
    }

    // A sound beginning that announces 60,000 x 60,000 pixels.
    static byte[] Huge()
    {
        byte[] file = Photographs.Disc(1, 8, 8, 4, 4, 4);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), 60_000);
        return file;
    }
}
