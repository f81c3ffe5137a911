using Strata.Predicting.Formats;

namespace Strata.Predicting;

/// <summary>Holds the classes of a data set against those of a model.</summary>
static class KnownClasses
{
    /// <summary>
    /// The classes of the data, each with the model's label for it: that of its name, or of its place where the model's file names no
    /// classes.
    /// </summary>
    /// <param name="data">The data set's class names, in label order; empty where labels are not known.</param>
    /// <param name="model">The model's class names; empty where its file has none.</param>
    /// <param name="classes">How many classes the model has.</param>
    public static KnownClass[] Of(IReadOnlyList<string> data, IReadOnlyList<string> model, int classes) =>
        [.. data.Select((name, label) => new KnownClass(name, label, LabelOf(name, label, model, classes)))];

    static int LabelOf(string name, int label, IReadOnlyList<string> model, int classes)
    {
        if (model.Count == 0)
            return label < classes ? label : -1;
        // Two classes of one name are told apart by their places.
        if (label < model.Count && model[label] == name)
            return label;
        for (int i = 0; i < model.Count; i++)
            if (model[i] == name)
                return i;
        return -1;
    }
}
