using Strata.Data;
using Strata.Onnx;

namespace Strata.Sessions;

/// <summary>What the split "validation" stands for where models are looked at: the images that the training of all of them held out.</summary>
public static class ValidationSplit
{
    /// <summary>Which images a split stands for; null for splits that are the same for every model.</summary>
    /// <param name="split">"train", "test" or "validation"; null for the default of a verb.</param>
    /// <param name="models">The models that are looked at together.</param>
    /// <exception cref="InputException">A model does not say what was held out, held out nothing, or two held out different images.</exception>
    public static HeldOut? Of(string? split, IReadOnlyList<ModelFile> models)
    {
        if (split != HeldOut.Split || models.Count == 0)
            return null;
        HeldOut first = Of(models[0]);
        foreach (ModelFile other in models.Skip(1))
        {
            HeldOut held = Of(other);
            if (held with { Fingerprint = first.Fingerprint } != first)
                throw new InputException(
                    $"{models[0].Path} held out {first}, {other.Path} {held}: what one held out the other learned from; "
                    + "name models that were trained with one --validation and one --split-seed, or --seed");
            if (held.Fingerprint != first.Fingerprint)
                throw new InputException(
                    $"{models[0].Path} and {other.Path} held out {first}, but of different data sets: name models that were trained on one");
        }
        return first;
    }

    static HeldOut Of(ModelFile model)
    {
        ModelMetadata metadata = ModelHead.Read(model.Path).Metadata;
        return metadata.HeldOut is { } held ? held with { Fingerprint = metadata.Fingerprints.GetValueOrDefault(HeldOut.Split) } : throw new InputException(
            $"{model.Path} does not say which images its training held out, or it held out none, or some that a run it started from had learned from: export an older run again, and put ensembles together of "
            + $"members of one --split-seed or --seed; or choose --split {string.Join(" or ", DataSets.Splits)}");
    }
}
