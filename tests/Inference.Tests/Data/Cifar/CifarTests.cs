using System.Formats.Tar;
using System.IO.Compression;
using Strata.Data;
using Strata.Tests.Data.Images;

namespace Strata.Tests.Data.Cifar;

public sealed class CifarTests : IDisposable
{
    static readonly string[] s_classes = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    readonly TemporaryFolder _folder = new();
    readonly List<string> _said = [];

    public void Dispose() => _folder.Dispose();

    // A label, then three planes of 1,024 bytes; here each plane has one value.
    static byte[] Record(byte label, byte red, byte green, byte blue) =>
        [label, .. Enumerable.Repeat(red, 1024), .. Enumerable.Repeat(green, 1024), .. Enumerable.Repeat(blue, 1024)];

    static (string Name, byte[] Bytes)[] Files() =>
    [
        .. Enumerable.Range(1, 5).Select(i => ($"data_batch_{i}.bin", (byte[])[.. Record((byte)i, (byte)i, 20, 30), .. Record(0, (byte)(100 + i), 0, 0)])),
        ("test_batch.bin", Record(9, 1, 2, 3)),
    ];

    string Folder(params string[] names)
    {
        string folder = _folder.File(names);
        Directory.CreateDirectory(folder);
        foreach ((string name, byte[] bytes) in Files())
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        return folder;
    }

    string Archive(params string[] names)
    {
        string path = _folder.File(names);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using TarWriter archive = new(new GZipStream(File.Create(path), CompressionLevel.Fastest));
        foreach ((string name, byte[] bytes) in Files())
            archive.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, $"cifar-10-batches-bin/{name}") { DataStream = new MemoryStream(bytes) });
        return path;
    }

    // JPEG copies cannot be made here, and need not be: the reader tells files by their content.
    void Copies(string folder, string[] classes)
    {
        Directory.CreateDirectory(folder);
        byte[] png = PngBytes.Of(32, 32, [.. Enumerable.Range(0, 3072).Select(i => (byte)i)]);
        foreach (string split in DataSets.Splits)
        {
            using ZipArchive archive = ZipFile.Open(Path.Combine(folder, $"{split}.zip"), ZipArchiveMode.Create);
            foreach (string name in classes)
            {
                using Stream stream = archive.CreateEntry($"{split}/{name}/0000.png").Open();
                stream.Write(png);
            }
        }
    }

    DataRequest Only(params string[] folders) => new() { Folders = folders, MayFetch = false, Say = _said.Add };

    ImageSet Load(string text, string split = "train", params string[] folders) => DataSets.Load(text, split, Only(folders));

    string Fault(string text, string split = "train", params string[] folders)
    {
        string line = Assert.Throws<InputException>(() => Load(text, split, folders)).Message;
        Assert.DoesNotContain('\n', line);
        return line;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Records_are_read_in_the_order_of_the_files(bool packed)
    {
        string path = packed ? Archive("mine.tar.gz") : Folder("mine");
        ImageSet train = Load(path);
        Assert.Equal((10, new ImageShape(3, 32, 32)), (train.Count, train.Shape));
        Assert.Equal([1, 0, 2, 0, 3, 0, 4, 0, 5, 0], train.Labels);
        Assert.Equal([3, 20, 30], (int[])[train.Image(4)[0], train.Image(4)[1024], train.Image(4)[2048]]);
        Assert.Equal(s_classes, train.ClassNames);
        Assert.Equal([9], Load(path, "test").Labels);
        Assert.Equal(["train", "test"], DataSets.SplitsOf(path));
        Assert.All(DataSets.SourceOf(path).Verify(Only()), check => Assert.True(check.IsSound, check.Finding));
    }

    [Fact]
    public void Files_that_are_missing_cut_or_of_another_kind_are_named()
    {
        string folder = Folder("mine");
        File.Delete(Path.Combine(folder, "data_batch_3.bin"));
        Assert.Contains("data_batch_3.bin is missing", Fault(folder));
        File.WriteAllBytes(Path.Combine(folder, "data_batch_3.bin"), Record(1, 2, 3, 4)[..^1]);
        Assert.Contains("data_batch_3.bin is no binary file of CIFAR-10, or is cut short: its 3,072 bytes", Fault(folder));
        File.WriteAllBytes(Path.Combine(folder, "data_batch_3.bin"), [.. Record(9, 1, 1, 1), .. Record(10, 1, 1, 1)]);
        Assert.Contains("label 10 of image 1 in", Fault(folder));
        File.WriteAllBytes(Path.Combine(folder, "data_batch_3.bin"), []);
        Assert.Contains("data_batch_3.bin", Fault(folder));
    }

    [Fact]
    public void An_archive_writes_nothing_and_its_links_and_paths_lead_nowhere()
    {
        string outside = _folder.File("outside.bin");
        File.WriteAllBytes(outside, Record(1, 2, 3, 4));
        string path = _folder.File("evil", "set.tar.gz");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (TarWriter archive = new(new GZipStream(File.Create(path), CompressionLevel.Fastest)))
        {
            foreach (string name in (string[])["../../data_batch_1.bin", "/data_batch_2.bin", "a/../../../data_batch_3.bin"])
                archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Record(1, 1, 1, 1)) });
            archive.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "data_batch_4.bin") { LinkName = outside });
            archive.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, "data_batch_5.bin") { LinkName = outside });
        }
        Assert.Contains("data_batch_4.bin, data_batch_5.bin is missing", Fault(path));
        Assert.Equal([_folder.File("evil"), outside], Directory.GetFileSystemEntries(_folder.Path).Order());
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.File("evil")));
    }

    [Fact]
    public void A_cut_or_damaged_archive_is_an_error_at_every_length()
    {
        byte[] whole = File.ReadAllBytes(Archive("whole.tar.gz"));
        string path = _folder.File("cut.tar.gz");
        for (int length = 0; length < whole.Length * 9 / 10; length += 37)
        {
            File.WriteAllBytes(path, whole[..length]);
            Fault(path, "test");
        }
        File.WriteAllBytes(path, [1, 2, 3, 4]);
        Assert.Contains("is no tar.gz", Fault(path));
    }

    [Theory]
    [InlineData("cifar-10-batches-bin")]
    [InlineData("cifar10")]
    [InlineData("cifar10/cifar-10-batches-bin")]
    public void The_named_set_finds_the_binary_folder(string place)
    {
        Folder(place.Split('/'));
        ImageSet set = Load("cifar10", "test", _folder.Path);
        Assert.Equal(("cifar10", 1), (set.Name, set.Count));
        Assert.Contains("original pixels", Assert.Single(_said));
    }

    [Theory]
    [InlineData("cifar-10-binary.tar.gz")]
    [InlineData("cifar10/cifar-10-binary.tar.gz")]
    public void The_named_set_finds_the_archive_and_verify_says_that_it_is_not_the_pinned_one(string place)
    {
        Archive(place.Split('/'));
        Assert.Equal(10, Load("cifar10", "train", _folder.Path).Count);
        IReadOnlyList<DataCheck> checks = DataSets.SourceOf("cifar10").Verify(Only(_folder.Path));
        Assert.Equal([false, true, true], checks.Select(check => check.IsSound));
    }

    [Fact]
    public void Copies_are_found_said_to_be_copies_and_have_another_fingerprint()
    {
        Copies(_folder.File("cifar10-images"), s_classes);
        ImageSet copies = Load("cifar10", "train", _folder.Path);
        Assert.Equal(("cifar10", 10), (copies.Name, copies.Count));
        Assert.Equal(Enumerable.Range(0, 10), copies.Labels);
        Assert.Contains("JPEG copies, not the original pixels", Assert.Single(_said));
        // In one folder the original counts more.
        Folder("cifar-10-batches-bin");
        Assert.NotEqual(Fingerprint.Of(copies), Fingerprint.Of(Load("cifar10", "train", _folder.Path)));
        Assert.Contains("the original pixels", _said[^1]);
        Assert.Equal([false, false, true, true], Verified(_folder.File("copies")));
    }

    IEnumerable<bool> Verified(string folder)
    {
        Copies(Path.Combine(folder, "cifar10-images"), s_classes);
        return DataSets.SourceOf("cifar10").Verify(Only(folder)).Select(check => check.IsSound);
    }

    [Fact]
    public void An_earlier_folder_counts_more_and_half_a_set_is_passed_over()
    {
        Copies(_folder.File("first", "cifar10-images"), s_classes);
        Folder("half", "cifar10");
        File.Delete(_folder.File("half", "cifar10", "data_batch_2.bin"));
        Folder("second", "cifar10");
        Load("cifar10", "train", _folder.File("half"), _folder.File("first"), _folder.File("second"));
        Assert.Contains(_folder.File("first"), Assert.Single(_said));
    }

    [Fact]
    public void Other_images_under_the_name_are_refused()
    {
        Copies(_folder.File("cifar10-images"), ["cat", "dog"]);
        Assert.Contains("does not hold CIFAR-10 but 3x32x32 images of cat, dog", Fault("cifar10", "train", _folder.Path));
    }

    [Fact]
    public void A_set_that_is_nowhere_is_fetched_and_held_against_its_pin()
    {
        using LocalMirror bad = LocalMirror.Of([1]);
        DataRequest request = Only() with
        {
            MayFetch = true,
            FetchInto = _folder.Path,
            Fetch = new Strata.Data.Public.FetchOptions { Mirrors = [bad.Address] },
        };
        string line = Assert.Throws<InputException>(() => DataSets.Load("cifar10", "train", request)).Message;
        Assert.Contains("could not be fetched: use the embedded set 'digits'", line);
        Assert.Contains("is 1 bytes long, not 170,052,171", Assert.Single(_said));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    // The figures that the description beside the JPEG copies gives, computed by whoever packed them.
    [Fact]
    public void The_real_copies_have_their_published_counts_means_and_deviations()
    {
        DataRequest request = new() { MayFetch = false, Say = _said.Add };
        if (request.Folders.All(folder => !File.Exists(Path.Combine(folder, "cifar10-images", "train.zip"))))
            return;
        ImageSet set = DataSets.Load("cifar10", "train", request);
        if (_said[^1].Contains("the original"))
            return;
        SplitDescription train = SplitDescription.Of(set);
        Assert.Equal(Enumerable.Repeat(5_000, 10), train.PerClass);
        Assert.Equal([0.4913, 0.4821, 0.4465], train.Mean.Select(mean => Math.Round(mean, 4)));
        Assert.Equal([0.2452, 0.2428, 0.2606], train.StandardDeviation.Select(deviation => Math.Round(deviation, 4)));
    }
}
