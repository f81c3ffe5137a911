using System.Numerics.Tensors;
using Strata.CommandLine;
using Strata.Data;
using Strata.Sessions;

namespace Strata.Comparison;

/// <summary>Runs two models over the same images in turns, so that whatever else the machine does disturbs both alike.</summary>
public static class SideBySide
{
    const int Slices = 10;

    /// <summary>Compares.</summary>
    /// <param name="before">A classifier.</param>
    /// <param name="after">Another with the same classes.</param>
    /// <param name="images">Labelled images that both take.</param>
    /// <param name="batch">Images a batch, at least 1.</param>
    /// <param name="shell">Shows the progress, and may stop.</param>
    /// <exception cref="InputException">
    /// One of them is no classifier, takes other images, or they differ in their classes.
    /// </exception>
    public static ModelComparison Run(ModelSession before, ModelSession after, ImageSet images, int batch, Shell shell)
    {
        using Classifier first = new(before, images.Shape, batch);
        using Classifier second = new(after, images.Shape, batch);
        RequireClasses(before, first.Classes, images);
        if (second.Classes != first.Classes)
            throw new InputException($"{before.Path} knows {first.Classes} classes, but {after.Path} {second.Classes}");
        Tally one = new(), two = new();
        (int same, float largest) = shell.Track("comparison", 2L * images.Count, "images", progress =>
        {
            (int Same, float Largest) sum = default;
            int slice = Math.Max(batch, (images.Count + Slices - 1) / Slices);
            for (int start = 0; start < images.Count; start += slice)
            {
                ImageSet part = images.Subset([.. Enumerable.Range(start, Math.Min(slice, images.Count - start))], images.Split);
                Scores a = one.Add(first.Score(part, progress, shell.Cancel), part.Labels);
                Scores b = two.Add(second.Score(part, progress, shell.Cancel), part.Labels);
                // The maximum of anything and NaN is NaN: a model that fails does not look close.
                sum = (sum.Same + Same(a, b), Math.Max(sum.Largest, LargestDifference(a.Probabilities, b.Probabilities)));
            }
            return sum;
        });
        return new ModelComparison(
            images.Name, images.Count, first.Batch, one.Figures(before.Path), two.Figures(after.Path), (double)same / images.Count, largest);
    }

    static int Same(Scores a, Scores b)
    {
        int same = 0;
        for (int i = 0; i < a.Count; i++)
            same += Tally.Top(a, i) == Tally.Top(b, i) ? 1 : 0;
        return same;
    }

    static float LargestDifference(float[] a, float[] b)
    {
        float[] difference = new float[a.Length];
        TensorPrimitives.Subtract(a, b, difference);
        return Math.Abs(TensorPrimitives.MaxMagnitude<float>(difference));
    }

    static void RequireClasses(ModelSession model, int classes, ImageSet images)
    {
        if (images.ClassNames.Count > classes)
            throw new InputException(
                $"{model.Path} knows {classes} classes, but {images.Name} has {images.ClassNames.Count}: "
                + "name the data set that it was made for with --dataset");
    }

    sealed class Tally
    {
        int _right, _images;
        TimeSpan _elapsed;

        public Scores Add(Scores scores, int[] labels)
        {
            for (int i = 0; i < labels.Length; i++)
                _right += Top(scores, i) == labels[i] ? 1 : 0;
            (_images, _elapsed) = (_images + labels.Length, _elapsed + scores.Elapsed);
            return scores;
        }

        public static int Top(Scores scores, int image) =>
            TensorPrimitives.IndexOfMax<float>(scores.Probabilities.AsSpan(image * scores.Classes, scores.Classes));

        public ModelFigures Figures(string path) => new(
            (double)_right / _images, new FileInfo(path).Length, _images / Math.Max(_elapsed.TotalSeconds, 1e-9));
    }
}
