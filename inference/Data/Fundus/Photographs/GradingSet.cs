using System.Globalization;
using Strata.Data.Images;

namespace Strata.Data.Fundus.Photographs;

/// <summary>
/// What lists and folders of photographs amount to: a train and a test split, with grades and patients. Photographs of a valid list join
/// train, from which validation images are held out patient by patient.
/// </summary>
/// <param name="path">What a person named.</param>
/// <param name="options">Which photographs are taken.</param>
sealed class GradingSet(string path, PhotographOptions options)
{
    const int HoldOutSeed = 1;

    readonly GradingLists _lists = GradingLists.At(path) ?? throw new InputException($"{path} holds no list of grades");

    /// <summary>The splits that the lists name, or that come of holding one out.</summary>
    public IReadOnlyList<string> Splits
    {
        get
        {
            ListedImage[] images = [.. _lists.Read()];
            bool hasTest = images.Any(image => image.Split == "test");
            bool hasTrain = images.Any(image => image.Split != "test");
            return [.. hasTrain ? ["train"] : (string[])[], .. hasTest || options.HoldOut > 0 ? ["test"] : (string[])[]];
        }
    }

    /// <summary>The photographs of one split.</summary>
    /// <param name="split">"train" or "test".</param>
    /// <param name="say">Receives a line for each thing that was left out, joined or held out.</param>
    /// <exception cref="InputException">A list is wrong, an image is missing (the message names file and line), or there is no such split.</exception>
    public GradedSplit Of(string split, Action<string> say)
    {
        ListedImage[] listed = [.. _lists.Read()];
        FolderStore store = new(_lists.Root);
        ImageIndex index = new(store);
        (int[] patients, bool known) = PatientNumbers.Of(listed);
        GradedImage[] all =
            [.. listed.Zip(patients, (image, patient) => new GradedImage(index.Find(image), image.Grade, patient, image.Place))];
        RequireOnce(all);
        int[] taken = [.. Enumerable.Range(0, all.Length).Where(at => options.KeepUngradable || all[at].Grade != RetinopathyGrades.Ungradable)];
        int[] own = listed.Any(image => image.Split == "test")
            ? [.. taken.Where(at => listed[at].Split == "test" == (split == "test"))]
            : HeldOut(taken, all, split, say);
        SayWhatWasDone(split, listed, taken, say);
        return own.Length > 0 ? new GradedSplit(_lists.Root, [.. own.Select(at => all[at])], known)
            : throw new InputException($"{path} holds no {split} split that can be graded: its lists name {string.Join(" and ", Splits)}");
    }

    // By path and by name a list may mean one file twice.
    static void RequireOnce(GradedImage[] images)
    {
        if (images.GroupBy(image => image.File, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.ToArray() is { } twice)
            throw new InputException($"{twice[1].Place}: {twice[1].File} is listed a second time, first in {twice[0].Place}: leave one of them");
    }

    int[] HeldOut(int[] taken, GradedImage[] all, string split, Action<string> say)
    {
        if (options.HoldOut == 0 || taken.Length == 0)
            return split == "train" ? taken : [];
        StratifiedSplit parts = StratifiedSplit.Of(
            Array.ConvertAll(taken, at => all[at].Grade), Array.ConvertAll(taken, at => all[at].Patient), options.HoldOut, HoldOutSeed);
        int[] own = Array.ConvertAll(split == "test" ? parts.Validation : parts.Train, place => taken[place]);
        Array.Sort(own);
        if (split == "test")
            say($"{path} lists no test split: {own.Length:N0} of {taken.Length:N0} photographs are held out as one, patient by patient "
                + $"(holdout={options.HoldOut.ToString(CultureInfo.InvariantCulture)})");
        return own;
    }

    void SayWhatWasDone(string split, ListedImage[] listed, int[] taken, Action<string> say)
    {
        ListedImage[] own = [.. listed.Where(image => image.Split == "test" == (split == "test"))];
        int ungradable = own.Count(image => image.Grade == RetinopathyGrades.Ungradable);
        if (ungradable > 0 && taken.Length < listed.Length)
            say($"{path}: {ungradable:N0} of {own.Length:N0} photographs are ungradable and left out (ungradable=keep makes them a class)");
        if (own.Count(image => image.Split == "valid") is var valid and > 0)
            say($"{path}: {valid:N0} photographs of its valid list join train; --validation holds images out, "
                + "patient by patient where patients are known");
    }
}
