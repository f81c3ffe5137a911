using Strata.Data;

namespace Strata.Tests.Data;

public sealed class DataSpecTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    static string Fault(Action work) => Assert.Throws<InputException>(work).Message;

    [Theory]
    [InlineData("mnist", "mnist", Inversion.None)]
    [InlineData("mnist:invert=none", "mnist", Inversion.None)]
    [InlineData("mnist:invert=only", "mnist", Inversion.Only)]
    [InlineData("data/mine:invert=both", "data/mine", Inversion.Both)]
    [InlineData("data/a:b:invert=both", "data/a:b", Inversion.Both)]
    [InlineData("C:\\data\\a=b", "C:\\data\\a=b", Inversion.None)]
    [InlineData("data:x/a=b", "data:x/a=b", Inversion.None)]
    [InlineData("data/a:b", "data/a:b", Inversion.None)]
    public void Knobs_are_what_follows_the_last_colon(string text, string name, Inversion inversion)
    {
        DataSpec spec = DataSpec.Parse(text);
        Assert.Equal((name, inversion), (spec.NameOrPath, spec.Invert));
        Assert.Empty(spec.Knobs);
    }

    [Fact]
    public void A_folder_that_looks_like_a_knob_is_a_folder()
    {
        string folder = _folder.File("mnist:invert=only");
        IdxBytes.WriteSplit(folder, "train");
        Assert.Equal(Inversion.None, DataSpec.Parse(folder).Invert);
        Assert.Equal(Inversion.Both, DataSpec.Parse(folder + ":invert=both").Invert);
        Assert.Equal(4, DataSets.Load(folder + ":invert=both", "train", new DataRequest()).Count);
    }

    [Theory]
    [InlineData("digits:invrt=only", "did you mean 'invert'?")]
    [InlineData("digits:arms=3", "known: count, invert")]
    [InlineData("spiral:amrs=3", "did you mean 'arms'?")]
    [InlineData("digits:invert=onyl", "did you mean 'only'?")]
    [InlineData("digits:imbalance=many", "the knob imbalance is 'many'")]
    [InlineData("digits:imbalance=0.9", "1 or more")]
    [InlineData("digits:invert=", "name=value")]
    [InlineData("digits:invert=only,invert=both", "once")]
    [InlineData("minst:invert=only", "did you mean 'mnist'?")]
    public void A_wrong_knob_is_told_before_anything_is_read(string text, string complaint) =>
        Assert.Contains(complaint, Fault(() => DataSets.Load(text, "train", new DataRequest { Folders = [], MayFetch = false })));

    [Fact]
    public void Only_gives_255_minus_each_pixel_and_both_gives_first_the_originals_then_the_copies()
    {
        DataRequest request = new() { Count = 37 };
        ImageSet plain = DataSets.Load("digits", "train", request);
        ImageSet only = DataSets.Load("digits:invert=only", "train", request);
        ImageSet both = DataSets.Load("digits:invert=both", "train", request);
        byte[] expected = [.. plain.Pixels.Select(pixel => (byte)(255 - pixel))];
        Assert.Equal(expected, only.Pixels);
        Assert.Equal([.. plain.Pixels, .. expected], both.Pixels);
        Assert.Equal(plain.Labels, only.Labels);
        Assert.Equal([.. plain.Labels, .. plain.Labels], both.Labels);
        Assert.Null(plain.Groups);
        Assert.Null(only.Groups);
        Assert.Equal([.. Enumerable.Range(0, 37), .. Enumerable.Range(0, 37)], both.Groups!);
    }

    [Fact]
    public void The_name_says_what_was_done_and_loads_the_same_again()
    {
        DataRequest request = new() { Count = 20 };
        ImageSet set = DataSets.Load("spiral:noise=0.1,invert=only,arms=5", "test", request);
        Assert.Equal("spiral:arms=5,invert=only,noise=0.1", set.Name);
        Assert.Equal(Fingerprint.Of(set), Fingerprint.Of(DataSets.Load(set.Name, "test", request)));
        Assert.Equal("digits", DataSets.Load("digits:invert=none", "test", request).Name);
    }

    // 1000 digits, 100 of each class: 100 · 16^(-c/9), rounded.
    [Fact]
    public void An_imbalance_leaves_each_class_a_share_of_its_first_training_images_and_the_test_images_alone()
    {
        DataRequest request = new() { Count = 1000 };
        ImageSet plain = DataSets.Load("digits", "train", request), tailed = DataSets.Load("digits:imbalance=16", "train", request);
        int[] all = [.. Enumerable.Range(0, 10).Select(label => plain.Labels.Count(each => each == label))];
        int[] expected = [.. all.Select((count, label) => (int)Math.Round(count * Math.Pow(16, -label / 9.0)))];
        Assert.Equal(expected, Enumerable.Range(0, 10).Select(label => tailed.Labels.Count(each => each == label)));
        Assert.Equal((100, 6), (expected[0], expected[9]));
        Assert.Equal("digits:imbalance=16", tailed.Name);
        int first = Array.IndexOf(plain.Labels, 9);
        Assert.Equal(plain.Image(first), tailed.Image(Array.IndexOf(tailed.Labels, 9)));
        Assert.Equal(Fingerprint.Of(DataSets.Load("digits", "test", request)), Fingerprint.Of(DataSets.Load("digits:imbalance=16", "test", request)));
    }

    [Fact]
    public void A_tail_is_inverted_with_the_rest_and_streams_the_same()
    {
        DataRequest request = new() { Count = 200 };
        ImageSet both = DataSets.Load("digits:invert=both,imbalance=4", "train", request);
        ImageSet tail = DataSets.Load("digits:imbalance=4", "train", request);
        Assert.Equal([.. tail.Labels, .. tail.Labels], both.Labels);
        Assert.Equal([.. Enumerable.Range(0, tail.Count), .. Enumerable.Range(0, tail.Count)], both.Groups!);
        Assert.Equal(tail.Count, Strata.Pipelines.ImageStreams.Open("digits:imbalance=4", "train", request).Count);
    }

    [Fact]
    public void Grades_stay_grades_through_subsets_names_and_inversion()
    {
        ImageSet set = new("graded", "train", new ImageShape(1, 1, 1), [1, 2], [0, 1], ["a", "b"]) { HasGrades = true };
        Assert.True(set.Subset([1], "train").HasGrades);
        Assert.True(set.Named("other").HasGrades);
        Assert.True(Inversion.Only.ApplyTo(set).HasGrades);
        Assert.True(Inversion.Both.ApplyTo(set).HasGrades);
        Assert.False(DataSets.Load("digits", "train", new DataRequest { Count = 10 }).HasGrades);
    }

    [Fact]
    public void A_path_takes_the_knob_too()
    {
        IdxBytes.WriteSplit(_folder.Path, "train");
        ImageSet set = DataSets.Load(_folder.Path + ":invert=only", "train", new DataRequest());
        Assert.Equal(Enumerable.Range(1, 12).Select(pixel => (byte)(255 - pixel)), set.Pixels);
        Assert.Equal(["train"], DataSets.SplitsOf(_folder.Path + ":invert=only"));
    }

    [Fact]
    public void A_subset_keeps_the_groups()
    {
        ImageSet both = DataSets.Load("digits:invert=both", "train", new DataRequest { Count = 10 });
        Assert.Equal([3, 3, 7], both.Subset([3, 13, 17], "part").Groups!);
    }

    [Theory]
    [InlineData("digits:count=50", 50, 10)]
    [InlineData("spiral:count=60,arms=4", 60, 20)]
    public void Made_sets_come_in_any_number_with_a_test_set_to_match(string text, int train, int test)
    {
        Assert.Equal(train, DataSets.Load(text, "train", new DataRequest()).Count);
        Assert.Equal(test, DataSets.Load(text, "test", new DataRequest()).Count);
    }
}
