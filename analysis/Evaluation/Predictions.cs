using System.Numerics.Tensors;

namespace Strata.Analysis.Evaluation;

/// <summary>
/// What a classifier said about N labelled images: for each a distribution over C classes. Checked once, here, for all
/// metrics.
/// </summary>
public sealed class Predictions
{
    // Rows of float16 models miss 1 by up to a few thousandths.
    const double SumTolerance = 1e-2;

    /// <param name="labels">N true labels in 0..C-1.</param>
    /// <param name="probabilities">float32 [N,C], each row a distribution.</param>
    /// <param name="classNames">C names, in label order.</param>
    /// <param name="grading">Where the classes are grades; null where they have no order.</param>
    /// <exception cref="InputException">
    /// There are no rows, the lengths do not fit, a label is out of range, or a row holds NaN, a value outside 0..1 or a sum that
    /// is not 1.
    /// </exception>
    public Predictions(int[] labels, float[] probabilities, IReadOnlyList<string> classNames, Grading? grading = null)
    {
        (Labels, Probabilities, ClassNames, Grading) = (labels, probabilities, classNames, grading);
        RequireFit();
        Predicted = new int[Count];
        for (int i = 0; i < Count; i++)
        {
            RequireDistribution(i);
            Predicted[i] = TensorPrimitives.IndexOfMax(Row(i));
        }
        Confusion = new ConfusionMatrix(Classes, labels, Predicted);
    }

    /// <summary>N true labels.</summary>
    public int[] Labels { get; }

    /// <summary>float32 [N,C].</summary>
    public float[] Probabilities { get; }

    /// <summary>C names, in label order.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>That the classes are grades; null where they have no order.</summary>
    public Grading? Grading { get; }

    /// <summary>For each image the most probable class; the lower index wins a tie.</summary>
    public int[] Predicted { get; }

    /// <summary>How often each class was taken for each.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>N, at least 1.</summary>
    public int Count => Labels.Length;

    /// <summary>C, at least 1.</summary>
    public int Classes => ClassNames.Count;

    /// <summary>The distribution [C] of one image.</summary>
    public ReadOnlySpan<float> Row(int image) => Probabilities.AsSpan(image * Classes, Classes);

    /// <summary>The probability of the class that was predicted for an image.</summary>
    public float Confidence(int image) => Row(image)[Predicted[image]];

    /// <summary>The probability of the class that an image truly has.</summary>
    public float LabelProbability(int image) => Row(image)[Labels[image]];

    void RequireFit()
    {
        if (Count == 0 || Classes == 0)
            throw new InputException("there is nothing to evaluate: no images or no classes");
        if (Probabilities.LongLength != (long)Count * Classes)
            throw new InputException(
                $"{Count:N0} images of {Classes} classes need {(long)Count * Classes:N0} probabilities, "
                + $"but there are {Probabilities.LongLength:N0}");
        int wrong = Array.FindIndex(Labels, label => (uint)label >= (uint)Classes);
        if (wrong >= 0)
            throw new InputException(
                $"label {Labels[wrong]} of image {wrong:N0} is out of range: the classes are 0 to {Classes - 1}");
    }

    void RequireDistribution(int image)
    {
        ReadOnlySpan<float> row = Row(image);
        (float low, float high, double sum) = (TensorPrimitives.Min(row), TensorPrimitives.Max(row), TensorPrimitives.Sum(row));
        if (double.IsNaN(sum))
            throw new InputException(
                $"the model puts out NaN for image {image:N0}: its weights are damaged or its training diverged; "
                + "export an earlier checkpoint");
        if (low < 0 || high > 1 + SumTolerance || Math.Abs(sum - 1) > SumTolerance)
            throw new InputException(
                $"the probabilities of image {image:N0} are no distribution: "
                + $"they lie in {low:G4} to {high:G4} and sum to {sum:G6}");
    }
}
