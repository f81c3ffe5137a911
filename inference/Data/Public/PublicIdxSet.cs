using Strata.Data.Idx;
using Strata.Pipelines;
using Strata.Registry;

namespace Strata.Data.Public;

/// <summary>A public data set in four IDX files: searched for on this machine, else fetched.</summary>
/// <param name="files">Images and labels of train and test.</param>
/// <param name="classNames">One name a class, in label order.</param>
public abstract class PublicIdxSet(PublicFiles files, IReadOnlyList<string> classNames) : IPublicDataSet, IStreamedDataSet
{
    /// <inheritdoc/>
    public PublicFiles Public => files;

    /// <inheritdoc/>
    public ImageSet Load(string split, DataRequest request) => Find(split, request).Read(files.Name, split, classNames);

    /// <inheritdoc/>
    IImageStream IStreamedDataSet.Open(string split, DataRequest request) => Find(split, request).Open(files.Name, split, classNames);

    IdxPair Find(string split, DataRequest request)
    {
        string[] folders = request.SearchedFolders();
        IdxPair pair = Find(folders, split, request.Say) ?? Fetched(folders, split, request);
        request.Say($"{files.Name} {split}: {pair.Images}");
        return pair;
    }

    /// <inheritdoc/>
    public IReadOnlyList<DataCheck> Verify(DataRequest request)
    {
        string[] folders = request.SearchedFolders();
        string own = Path.Combine(request.FetchInto, files.Name);
        return [.. DataSets.Splits.SelectMany(split =>
            Verify(split, Find(folders, split, request.Say) ?? throw Missing(folders, own, "nothing can be verified")))];
    }

    IEnumerable<DataCheck> Verify(string split, IdxPair pair)
    {
        yield return Pin(split, "-images-").Check(pair.Images);
        yield return Pin(split, "-labels-").Check(pair.Labels);
        yield return DataCheck.Structure(split, () => pair.Read(files.Name, split, classNames));
    }

    PinnedFile Pin(string split, string kind) =>
        files.Files.Single(file => IdxPair.SplitOf(file.Name) == split && file.Name.Contains(kind));

    IdxPair? Find(IEnumerable<string> folders, string split, Action<string> say) => folders
        .Select(folder => IdxPair.Find(Path.Combine(folder, files.Name), split) ?? Loose(folder, split, say))
        .FirstOrDefault(pair => pair is not null);

    // All sets of this kind use the same four file names: files that lie in no folder of the set's name may be another's.
    IdxPair? Loose(string folder, string split, Action<string> say)
    {
        if (IdxPair.Find(folder, split) is not { } pair)
            return null;
        string? owner = Parts<IDataSetSource>.All.Select(part => part.Instance).OfType<PublicIdxSet>()
            .Where(other => other.Public.Name != files.Name)
            .FirstOrDefault(other => other.Public.Files.Any(file => file.HasContentOf(pair.Labels)))?.Public.Name;
        if (owner is null)
            return pair;
        say($"{folder} holds {owner}, not {files.Name}: passed over");
        return null;
    }

    IdxPair Fetched(string[] folders, string split, DataRequest request)
    {
        string folder = Path.Combine(request.FetchInto, files.Name);
        if (!request.MayFetch)
            throw Missing(folders, folder, "was not fetched");
        if (!new Fetcher(request.Fetch, request.Say).TryFetch(files, folder, request.Cancel))
            throw Missing(folders, folder, "could not be fetched");
        return IdxPair.Find(folder, split) ?? throw new InvalidOperationException($"{files.Name} was fetched to {folder} but is not there");
    }

    InputException Missing(string[] folders, string folder, string why) => new(
        $"{files.Name} is in none of {string.Join(", ", folders)}, and {why}: use the embedded set 'digits', or put the four files into {folder}");
}
