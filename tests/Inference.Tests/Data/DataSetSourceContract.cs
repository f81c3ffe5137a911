using System.Collections.Concurrent;
using System.Security.Cryptography;
using Strata.Data;
using Strata.Registry;

namespace Strata.Tests.Data;

/// <summary>What every registered data set promises. A set whose files are not on this machine promises one line that says so.</summary>
public class DataSetSourceContract
{
    public static TheoryData<string> Names => [.. DataSets.Names];

    static readonly DataRequest Small = new() { MayFetch = false, Count = 500 };

    static readonly ConcurrentDictionary<(string Name, string Split), ImageSet> Loaded = new();

    static ImageSet Load(string name, string split) => Loaded.GetOrAdd((name, split), _ => DataSets.Load(name, split, Small));

    static bool TryLoad(string name, out ImageSet train, out ImageSet test)
    {
        (train, test) = (null!, null!);
        try
        {
            (train, test) = (Load(name, "train"), Load(name, "test"));
            return true;
        }
        catch (InputException missing)
        {
            Assert.StartsWith($"{name} is in none of ", missing.Message);
            Assert.Contains("'digits'", missing.Message);
            Assert.DoesNotContain('\n', missing.Message);
            return false;
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Carries_its_name_and_the_split(string name)
    {
        if (TryLoad(name, out ImageSet train, out ImageSet test))
            Assert.Equal((name, "train", name, "test"), (train.Name, train.Split, test.Name, test.Split));
    }

    [Theory, MemberData(nameof(Names))]
    public void Both_splits_have_one_shape_the_same_classes_and_every_class(string name)
    {
        if (!TryLoad(name, out ImageSet train, out ImageSet test))
            return;
        Assert.Equal(train.Shape, test.Shape);
        Assert.Equal(train.ClassNames, test.ClassNames);
        Assert.Equal(Enumerable.Range(0, train.ClassNames.Count), train.Labels.Distinct().Order());
        Assert.Equal(Enumerable.Range(0, train.ClassNames.Count), test.Labels.Distinct().Order());
        Assert.Equal(train.ClassNames.Count, train.ClassNames.Distinct().Count());
    }

    [Theory, MemberData(nameof(Names))]
    public void Two_loads_give_the_same_bytes(string name)
    {
        if (TryLoad(name, out _, out ImageSet test))
            Assert.Equal(Fingerprint.Of(test), Fingerprint.Of(DataSets.Load(name, "test", Small)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Train_and_test_share_hardly_an_image(string name)
    {
        if (!TryLoad(name, out ImageSet train, out ImageSet test))
            return;
        HashSet<string> seen = [.. Hashes(train)];
        int shared = Hashes(test).Count(seen.Contains);
        // Real collections hold a few exact copies: Fashion-MNIST has one in a thousand.
        if (IsPicture(train))
            Assert.InRange(shared, 0, test.Count / 500);
        else
            Assert.InRange(shared, 0, test.Count / 10);
    }

    // Points have so few values that two draws may agree, and that a point may lie on the diagonal.
    static bool IsPicture(ImageSet set) => set.Shape.Size >= 16;

    static IEnumerable<string> Hashes(ImageSet set) =>
        Enumerable.Range(0, set.Count).Select(i => Convert.ToHexString(SHA256.HashData(set.Image(i))));

    [Theory, MemberData(nameof(Names))]
    public void Images_are_neither_blank_nor_all_alike(string name)
    {
        if (!TryLoad(name, out ImageSet train, out _))
            return;
        if (!IsPicture(train))
            return;
        int blank = Enumerable.Range(0, train.Count).Count(i => train.Image(i).IndexOfAnyExcept(train.Image(i)[0]) < 0);
        Assert.Equal(0, blank);
        Assert.NotEqual(train.Image(0).ToArray(), train.Image(1).ToArray());
    }

    [Theory, MemberData(nameof(Names))]
    public void An_unknown_split_is_refused(string name) =>
        Assert.Throws<InputException>(() => DataSets.Load(name, "validation", Small));

    [Theory, MemberData(nameof(Names))]
    public void Sets_made_by_code_follow_count_and_seed_and_their_pin(string name)
    {
        if (Parts<IDataSetSource>.Get("data set", name) is not IMadeDataSet made)
            return;
        ImageSet small = made.Load("train", Small with { Count = 100 });
        ImageSet large = made.Load("train", Small with { Count = 2_500 });
        Assert.Equal(made.FingerprintOfFirstHundred, Fingerprint.Of(small));
        Assert.Equal(Fingerprint.Of(small), Fingerprint.Of(large.Subset([.. Enumerable.Range(0, 100)], "train")));
        Assert.NotEqual(Fingerprint.Of(small), Fingerprint.Of(made.Load("train", Small with { Count = 100, Seed = 2 })));
        DataRequest any = Small with { Count = null };
        Assert.Equal(made.CountOf("test", any), made.Load("test", any).Count);
        Assert.Contains("not 0", Assert.Throws<InputException>(() => made.Load("train", Small with { Count = 0 })).Message);
    }
}
