using System.IO.Compression;
using Strata.Data;

namespace Strata.Tests.Data.Images;

public sealed class ImagePathTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly List<string> _said = [];

    static readonly (string Name, byte[] Bytes)[] s_animals =
    [
        ("train/dog/b.png", PngBytes.Colour(1, 2, 3)),
        ("train/dog/a.PNG", PngBytes.Colour(4, 5, 6)),
        ("train/cat/10.png", PngBytes.Colour(7, 8, 9)),
        ("train/cat/9.png", PngBytes.Colour(10, 11, 12)),
        ("train/Zebra/x/1.png", PngBytes.Colour(13, 14, 15)),
        ("test/dog/1.png", PngBytes.Colour(16, 17, 18)),
        ("test/eel/1.png", PngBytes.Colour(19, 20, 21)),
    ];

    public void Dispose() => _folder.Dispose();

    DataRequest Request => new() { Say = _said.Add };

    ImageSet Load(string path, string split = "train") => DataSets.Load(path, split, Request);

    string Fault(string path, string split = "train")
    {
        string line = Assert.Throws<InputException>(() => Load(path, split)).Message;
        Assert.DoesNotContain('\n', line);
        return line;
    }

    string Folder(string name, params (string Name, byte[] Bytes)[] files)
    {
        foreach ((string file, byte[] bytes) in files)
        {
            string path = _folder.File([name, .. file.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
        return _folder.File(name);
    }

    string Zip(string name, params (string Name, byte[] Bytes)[] files)
    {
        string path = _folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach ((string file, byte[] bytes) in files)
        {
            using Stream stream = archive.CreateEntry(file, CompressionLevel.Fastest).Open();
            stream.Write(bytes);
        }
        return path;
    }

    static (string, byte[])[] Under(string prefix, IEnumerable<(string Name, byte[] Bytes)> files) =>
        [.. files.Select(file => (prefix + file.Name, file.Bytes))];

    public static TheoryData<string> Forms => ["folder", "zip", "wrapped folder", "wrapped zip", "two zips", "two zips of classes"];

    string Written(string form)
    {
        (string, byte[])[] Of(string split) => [.. s_animals.Where(file => file.Name.StartsWith(split))];
        (string, byte[])[] Bare(string split) => [.. Of(split).Select(file => (file.Item1[(split.Length + 1)..], file.Item2))];
        switch (form)
        {
            case "folder": return Folder("animals", s_animals);
            case "zip": return Zip("animals.zip", s_animals);
            case "wrapped folder": return Folder("animals", Under("inner/", s_animals));
            case "wrapped zip": return Zip("animals.zip", Under("inner/", s_animals));
            case "two zips":
                Zip("animals/train.zip", Of("train"));
                Zip("animals/test.zip", Of("test"));
                return _folder.File("animals");
            default:
                Zip("animals/train.zip", Bare("train"));
                Zip("animals/test.zip", Bare("test"));
                return _folder.File("animals");
        }
    }

    // Ordinal order: upper case before lower, "10" before "9", ".PNG" like any other name. Eel is a class though train has none.
    [Theory, MemberData(nameof(Forms))]
    public void Classes_are_folders_and_images_follow_by_class_and_name_in_every_form(string form)
    {
        string path = Written(form);
        ImageSet train = Load(path);
        ImageSet test = Load(path, "test");
        Assert.Equal(("animals", "train", new ImageShape(3, 2, 2)), (train.Name, train.Split, train.Shape));
        Assert.Equal(["Zebra", "cat", "dog", "eel"], train.ClassNames);
        Assert.Equal(train.ClassNames, test.ClassNames);
        Assert.Equal([0, 1, 1, 2, 2], train.Labels);
        Assert.Equal([2, 3], test.Labels);
        Assert.Equal([13, 7, 10, 4, 1], Enumerable.Range(0, 5).Select(i => (int)train.Image(i)[0]));
        Assert.Equal([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3], train.Image(4).ToArray());
        Assert.Equal(["train", "test"], DataSets.SplitsOf(path));
    }

    [Fact]
    public void The_knob_and_verify_work_as_with_any_set()
    {
        string path = Zip("animals.zip", s_animals);
        Assert.Equal(254, Load(path + ":invert=only").Image(4)[0]);
        Assert.All(DataSets.SourceOf(path).Verify(Request), check => Assert.True(check.IsSound, check.Finding));
    }

    [Fact]
    public void One_split_without_a_name_is_whichever_is_asked_for_and_says_so()
    {
        string path = Folder("mine", ("cat/1.png", PngBytes.Colour(1, 2, 3)), ("dog/1.png", PngBytes.Colour(4, 5, 6)));
        Assert.Equal(["train"], DataSets.SplitsOf(path));
        Assert.Equal(2, Load(path, "test").Count);
        Assert.Contains("taken as the test split", Assert.Single(_said));
    }

    [Fact]
    public void A_training_folder_or_archive_is_never_served_as_test()
    {
        Folder("animals", s_animals);
        Zip("packed/train.zip", s_animals[2], s_animals[3]);
        ImageSet train = Load(_folder.File("animals", "train"));
        Assert.Equal(("animals", 5), (train.Name, train.Count));
        Assert.Contains("holds no test split, only train", Fault(_folder.File("animals", "train"), "test"));
        Assert.Contains("holds no test split, only train", Fault(_folder.File("packed", "train.zip"), "test"));
    }

    [Fact]
    public void Grey_files_are_one_channel_when_every_file_of_both_splits_is_grey()
    {
        (string, byte[])[] grey = [("train/a/1.png", PngBytes.Grey(7)), ("train/b/1.png", PngBytes.Colour(9, 9, 9)), ("test/a/1.png", PngBytes.Grey(8))];
        ImageSet train = Load(Zip("grey.zip", grey));
        Assert.Equal(new ImageShape(1, 2, 2), train.Shape);
        Assert.Equal([7, 7, 7, 7, 9, 9, 9, 9], train.Pixels);

        string mixed = Zip("mixed.zip", [.. grey, ("test/b/1.png", PngBytes.Colour(1, 2, 3))]);
        Assert.Equal(new ImageShape(3, 2, 2), Load(mixed).Shape);
        Assert.Equal(new ImageShape(3, 2, 2), Load(mixed, "test").Shape);
    }

    [Fact]
    public void Two_sizes_are_refused_and_two_files_named()
    {
        string path = Folder("odd", ("train/a/1.png", PngBytes.Grey(1)), ("train/a/2.png", PngBytes.Grey(1)), ("train/b/3.png", PngBytes.Of(3, 1, 1, 2, 3)));
        string line = Fault(path);
        Assert.Contains($"{Path.Combine(path, "train/a/1.png")} is 2 x 2 pixels", line);
        Assert.Contains($"{Path.Combine(path, "train/b/3.png")} is 3 x 1", line);
    }

    [Fact]
    public void A_damaged_image_is_named_the_first_of_several()
    {
        string path = Zip("bad.zip",
            ("train/a/1.png", PngBytes.Grey(1)), ("train/b/2.png", PngBytes.Grey(1)[..40]), ("train/c/3.png", [1, 2, 3]));
        Assert.StartsWith($"train/b/2.png in {path} cannot be decoded: the PNG is", Fault(path));
        Assert.Contains(DataSets.SourceOf(path).Verify(Request), check => !check.IsSound && check.Finding.Contains("2.png"));
    }

    [Fact]
    public void Hidden_files_are_passed_over_in_silence_and_others_in_one_line()
    {
        string path = Zip("some.zip",
            ("train/a/1.png", PngBytes.Grey(1)), ("train/a/.DS_Store", [1]), ("__MACOSX/train/a/1.png", [1]), (".git/a/1.png", [1]));
        Assert.Equal(1, Load(path).Count);
        Assert.Empty(_said);
        path = Zip("more.zip", ("train/a/1.png", PngBytes.Grey(1)), ("train/a/notes.txt", [1]), ("README", [1]), ("valid/a/1.png", [1]));
        Assert.Equal(1, Load(path).Count);
        Assert.Equal(
            [$"{path}: passed over 2 files that are neither JPEG nor PNG, such as README",
                $"{path}: passed over 1 files that are in neither train nor test, such as valid/a/1.png"], _said);
    }

    [Fact]
    public void Images_outside_class_folders_are_refused()
    {
        Assert.Contains("train/1.png in", Fault(Zip("loose.zip", ("train/1.png", PngBytes.Grey(1)), ("train/a/2.png", PngBytes.Grey(1)))));
        Assert.Contains("lies in no class folder", Fault(Folder("flat", ("1.png", PngBytes.Grey(1)))));
    }

    [Fact]
    public void A_link_in_an_archive_is_not_followed()
    {
        string outside = _folder.File("outside.png");
        File.WriteAllBytes(outside, PngBytes.Grey(1));
        string path = _folder.File("links.zip");
        using (ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            ZipArchiveEntry link = archive.CreateEntry("train/a/1.png");
            // As Unix tools pack a symbolic link: its mode, and the path it points to as content.
            link.ExternalAttributes = (0xA000 | 0x1FF) << 16;
            using Stream target = link.Open();
            target.Write(System.Text.Encoding.UTF8.GetBytes(outside));
        }
        Assert.Contains("1.png", Fault(path));
    }

    [Fact]
    public void An_image_that_announces_more_pixels_than_it_may_have_is_not_decoded()
    {
        byte[] bomb = PngBytes.Grey(1);
        // Width and height in the header of a PNG: 100,000 each.
        foreach (int at in (int[])[16, 20])
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(at), 100_000);
        Assert.Contains("announces 10,000,000,000 pixels", Fault(Folder("bomb", ("train/a/1.png", bomb))));
        Assert.Contains("announces 10,000,000,000 pixels", Fault(Zip("bomb.zip", ("train/a/1.png", bomb))));
    }

    [Fact]
    public void An_archive_cannot_lead_outside_and_nothing_is_written()
    {
        foreach (string name in (string[])["../a/1.png", "train/../../a/1.png", "/train/a/1.png", "..\\a\\1.png"])
        {
            string path = Zip($"{Guid.NewGuid():N}.zip", (name, PngBytes.Grey(1)), ("train/b/2.png", PngBytes.Grey(2)));
            Assert.Contains("leads out of the archive", Fault(path));
            Assert.Equal([path], Directory.EnumerateFileSystemEntries(_folder.Path));
            File.Delete(path);
        }
    }

    [Fact]
    public void A_name_twice_a_split_twice_and_an_empty_archive_are_refused()
    {
        Assert.Contains("twice", Fault(Zip("twice.zip", ("train/a/1.png", PngBytes.Grey(1)), ("train/a/1.png", PngBytes.Grey(2)))));
        Zip("both/train.zip", ("train/a/1.png", PngBytes.Grey(1)), ("test/a/1.png", PngBytes.Grey(1)));
        Zip("both/test.zip", ("a/1.png", PngBytes.Grey(1)));
        Assert.Contains("holds the test split twice", Fault(_folder.File("both")));
        Assert.Contains("holds no JPEG or PNG files", Fault(Zip("empty.zip")));
        Assert.Contains("class folders of JPEG or PNG", Assert.Throws<InputException>(() => DataSets.SplitsOf(_folder.File("empty.zip"))).Message);
    }

    [Fact]
    public void A_cut_or_damaged_archive_is_an_error_at_every_length()
    {
        byte[] whole = File.ReadAllBytes(Zip("whole.zip", s_animals));
        string path = _folder.File("cut.zip");
        for (int length = 4; length < whole.Length; length += 31)
        {
            File.WriteAllBytes(path, whole[..length]);
            Fault(path);
        }
    }

    // A JPEG would be decoded all the same, with other pixels: only the archive's checksum tells.
    [Fact]
    public void A_changed_byte_of_a_stored_file_is_an_error()
    {
        byte[] jpeg = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fixtures", "images", "baseline.jpg"));
        string path = _folder.File("stored.zip");
        using (ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using Stream stream = archive.CreateEntry("train/a/1.jpg", CompressionLevel.NoCompression).Open();
            stream.Write(jpeg);
        }
        byte[] bytes = File.ReadAllBytes(path);
        int table = bytes.AsSpan().IndexOf(new byte[] { 0xFF, 0xDB }) + 10;
        Load(path);
        bytes[table] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.StartsWith($"train/a/1.jpg in {path} is damaged", Fault(path));
    }

    // The directory announces more than the data holds, and less.
    [Theory]
    [InlineData(+5)]
    [InlineData(-5)]
    public void An_archive_that_lies_about_a_length_is_an_error(int lie)
    {
        string path = _folder.File("lie.zip");
        using (ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using Stream stream = archive.CreateEntry("train/a/1.png", CompressionLevel.Fastest).Open();
            stream.Write(PngBytes.Grey(1));
        }
        byte[] bytes = File.ReadAllBytes(path);
        int directory = bytes.AsSpan().LastIndexOf("PK\x01\x02"u8);
        bytes[directory + 24] = (byte)(bytes[directory + 24] + lie);
        File.WriteAllBytes(path, bytes);
        Assert.Contains("train/a/1.png in", Fault(path));
    }

    [Fact]
    public void Asking_to_stop_stops() => Assert.ThrowsAny<OperationCanceledException>(() =>
        DataSets.Load(Zip("animals.zip", s_animals), "train", Request with { Cancel = new CancellationToken(true) }));
}
