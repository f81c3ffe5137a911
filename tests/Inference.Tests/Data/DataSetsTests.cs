using Strata.Data;

namespace Strata.Tests.Data;

public sealed class DataSetsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly List<string> _said = [];

    public void Dispose() => _folder.Dispose();

    DataRequest Only(params string[] folders) => new() { Folders = folders, MayFetch = false, Say = _said.Add };

    static string Fault(Action work) => Assert.Throws<InputException>(work).Message;

    [Fact]
    public void An_unknown_name_offers_the_nearest() =>
        Assert.Contains("did you mean 'mnist'?", Fault(() => DataSets.Load("minst", "train", Only())));

    [Fact]
    public void An_unknown_split_offers_the_nearest() =>
        Assert.Contains("did you mean 'test'?", Fault(() => DataSets.Load("mnist", "tset", Only())));

    [Theory]
    [InlineData("", true)]
    [InlineData(".gz", true)]
    [InlineData("", false)]
    [InlineData(".gz", false)]
    public void A_named_set_is_found_in_its_folder_or_loose_plain_or_gzip(string suffix, bool inItsFolder)
    {
        IdxBytes.WriteSplit(inItsFolder ? _folder.File("mnist") : _folder.Path, "train", suffix);
        ImageSet set = DataSets.Load("mnist", "train", Only(_folder.Path));
        Assert.Equal(("mnist", "train", 2, new ImageShape(1, 2, 3)), (set.Name, set.Split, set.Count, set.Shape));
        Assert.Equal([1, 0], set.Labels);
    }

    [Fact]
    public void The_given_folder_comes_first_then_the_others_in_order()
    {
        foreach (string name in (string[])["given", "first", "second"])
            IdxBytes.WriteSplit(_folder.File(name, "mnist"), "train");
        DataRequest request = Only(_folder.File("first"), _folder.File("second"));
        DataSets.Load("mnist", "train", request);
        DataSets.Load("mnist", "train", request with { Folder = _folder.File("given") });
        Assert.Contains(_folder.File("first"), _said[0]);
        Assert.Contains(_folder.File("given"), _said[1]);
    }

    [Fact]
    public void A_folder_with_half_a_pair_is_passed_over()
    {
        IdxBytes.WriteSplit(_folder.File("half", "mnist"), "train");
        File.Delete(_folder.File("half", "mnist", "train-labels-idx1-ubyte"));
        IdxBytes.WriteSplit(_folder.File("whole", "mnist"), "train");
        DataSets.Load("mnist", "train", Only(_folder.File("half"), _folder.File("whole")));
        Assert.Contains(_folder.File("whole"), Assert.Single(_said));
    }

    [Fact]
    public void A_given_folder_that_does_not_exist_is_an_error() =>
        Assert.Contains("does not exist", Fault(() => DataSets.Load("mnist", "train", Only() with { Folder = _folder.File("typo") })));

    [Fact]
    public void A_set_that_is_nowhere_names_the_folders_and_the_embedded_set()
    {
        string line = Fault(() => DataSets.Load("mnist", "train", Only(_folder.Path)));
        Assert.Contains(_folder.Path, line);
        Assert.Contains("'digits'", line);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public void A_label_out_of_range_names_file_image_and_range()
    {
        IdxBytes.WriteSplit(_folder.File("mnist"), "train");
        File.WriteAllBytes(_folder.File("mnist", "train-labels-idx1-ubyte"), IdxBytes.File([2049, 2], 3, 10));
        string line = Fault(() => DataSets.Load("mnist", "train", Only(_folder.Path)));
        Assert.Contains("label 10 of image 1 in", line);
        Assert.Contains("0 to 9", line);
    }

    [Fact]
    public void Counts_that_differ_name_both_files_and_both_counts()
    {
        IdxBytes.WriteSplit(_folder.Path, "train");
        File.WriteAllBytes(_folder.File("train-labels-idx1-ubyte"), IdxBytes.File([2049, 3], 0, 1, 2));
        string line = Fault(() => DataSets.Load(_folder.Path, "train", Only()));
        Assert.Contains("holds 2 images", line);
        Assert.Contains("holds 3 labels", line);
    }

    [Fact]
    public void A_path_may_be_a_folder_or_an_images_file()
    {
        IdxBytes.WriteSplit(_folder.File("mine"), "train");
        IdxBytes.WriteSplit(_folder.File("mine"), "t10k", ".gz");
        File.WriteAllBytes(_folder.File("mine", "train-labels-idx1-ubyte"), IdxBytes.File([2049, 2], 2, 0));

        ImageSet test = DataSets.Load(_folder.File("mine"), "test", Only());
        ImageSet train = DataSets.Load(_folder.File("mine", "train-images-idx3-ubyte"), "train", Only());
        Assert.Equal(("mine", "mine"), (test.Name, train.Name));
        // Train has the labels 0 and 2, test 0 and 1: together three classes, the same for both splits.
        Assert.Equal(["0", "1", "2"], test.ClassNames);
        Assert.Equal(test.ClassNames, train.ClassNames);
    }

    [Fact]
    public void A_label_beyond_a_gap_is_out_of_range()
    {
        IdxBytes.WriteSplit(_folder.Path, "train");
        IdxBytes.WriteSplit(_folder.Path, "t10k");
        File.WriteAllBytes(_folder.File("train-labels-idx1-ubyte"), IdxBytes.File([2049, 2], 0, 200));
        string line = Fault(() => DataSets.Load(_folder.Path, "train", Only()));
        Assert.Contains("label 200 of image 1 in", line);
        Assert.Contains("no image has label 2", line);
    }

    [Theory]
    [InlineData("train-images.idx3-ubyte", "train-labels.idx1-ubyte", "train")]
    [InlineData("test-images-idx3-ubyte", "test-labels-idx1-ubyte", "test")]
    public void Other_common_spellings_of_the_names_are_found(string images, string labels, string split)
    {
        File.WriteAllBytes(_folder.File(images), IdxBytes.TwoImages);
        File.WriteAllBytes(_folder.File(labels), IdxBytes.TwoLabels);
        Assert.Equal(2, DataSets.Load(_folder.Path, split, Only()).Count);
    }

    [Fact]
    public void A_training_file_is_never_served_as_test()
    {
        IdxBytes.WriteSplit(_folder.Path, "train");
        Assert.Contains("is the train split", Fault(() => DataSets.Load(_folder.File("train-images-idx3-ubyte"), "test", Only())));
    }

    [Fact]
    public void A_path_that_does_not_exist_or_has_no_labels_says_so()
    {
        Assert.Contains("no file or folder", Fault(() => DataSets.Load(_folder.File("no"), "train", Only())));
        Assert.Contains("holds no train split", Fault(() => DataSets.Load(_folder.Path, "train", Only())));
        File.WriteAllBytes(_folder.File("my-images-idx3-ubyte"), IdxBytes.TwoImages);
        Assert.Contains("no labels file beside", Fault(() => DataSets.Load(_folder.File("my-images-idx3-ubyte"), "train", Only())));
    }

    [Fact]
    public void The_environment_names_a_folder_and_the_repository_has_two()
    {
        string? before = Environment.GetEnvironmentVariable("STRATA_DATA");
        try
        {
            Environment.SetEnvironmentVariable("STRATA_DATA", _folder.Path);
            IReadOnlyList<string> folders = DataFolders.Default();
            Assert.Equal(_folder.Path, folders[0]);
            string root = Path.GetDirectoryName(DataFolders.Own())!;
            Assert.True(File.Exists(Path.Combine(root, "Strata.slnx")), $"{root} is not the repository");
            Assert.Contains(Path.Combine(root, "data"), folders);
            Assert.Equal(Path.Combine(Path.GetDirectoryName(root)!, "shared", "data"), folders[^1]);
        }
        finally
        {
            Environment.SetEnvironmentVariable("STRATA_DATA", before);
        }
    }
}
