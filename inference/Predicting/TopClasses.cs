using System.Numerics.Tensors;

namespace Strata.Predicting;

/// <summary>Finds the most probable classes of an image.</summary>
static class TopClasses
{
    /// <summary>Fills in the labels of the largest probabilities, best first; of equal ones the lower label, and NaN last.</summary>
    /// <param name="probabilities">[C].</param>
    /// <param name="best">Receives as many labels as it holds, at most C.</param>
    public static void Find(ReadOnlySpan<float> probabilities, Span<int> best)
    {
        if (best.Length == 1 && TensorPrimitives.IndexOfMax(probabilities) is var first && !float.IsNaN(probabilities[first]))
        {
            best[0] = first;
            return;
        }
        int found = 0;
        for (int label = 0; label < probabilities.Length; label++)
        {
            int place = found;
            while (place > 0 && IsBetter(probabilities[label], probabilities[best[place - 1]]))
                place--;
            if (place == best.Length)
                continue;
            found = Math.Min(found + 1, best.Length);
            best[place..(found - 1)].CopyTo(best[(place + 1)..]);
            best[place] = label;
        }
    }

    static bool IsBetter(float one, float other) => one > other || (float.IsNaN(other) && !float.IsNaN(one));
}
