namespace Strata.Data.Idx;

/// <summary>Writes a data set as the four files of a folder that <see cref="DataSets"/> reads again by its path.</summary>
public static class IdxFolder
{
    /// <summary>Writes images and labels of one split, and its groups where it has some, compressed, each file whole or not at all.</summary>
    /// <returns>The pair.</returns>
    /// <exception cref="InputException">The folder cannot be written, holds the split under other names, or a label is above 255.</exception>
    /// <exception cref="FailureException">The disk filled up.</exception>
    public static IdxPair Write(string folder, ImageSet set)
    {
        string start = set.Split == "train" ? "train" : "t10k";
        IdxPair pair = new(
            Path.Combine(folder, $"{start}-images-idx{(set.Shape.Channels == 1 ? 3 : 4)}-ubyte.gz"),
            Path.Combine(folder, $"{start}-labels-idx1-ubyte.gz"));
        if (set.ClassNames.Count > 256)
            throw new InputException($"IDX holds labels up to 255, but {set.Name} has {set.ClassNames.Count} classes");
        if (IdxPair.Find(folder, set.Split) is { } present && present != pair)
            throw new InputException($"{folder} holds a {set.Split} split already, in {Path.GetFileName(present.Images)}: choose another folder");

        // Images without labels are no split: a run that is cut between the two files leaves nothing that could be mistaken for one.
        File.Delete(pair.Labels);
        foreach (string suffix in (string[])["", ".gz"])
            File.Delete(IdxPair.GroupsOf(pair.Labels) + suffix);
        if (set.Groups is { } groups)
            IdxFile.WriteGroups(IdxPair.GroupsOf(pair.Labels) + ".gz", groups);
        IdxFile.WriteImages(pair.Images, set.Shape, set.Pixels);
        IdxFile.WriteLabels(pair.Labels, Array.ConvertAll(set.Labels, label => (byte)label));
        return pair;
    }
}
