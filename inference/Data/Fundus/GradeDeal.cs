using Strata.Randomness;

namespace Strata.Data.Fundus;

/// <summary>
/// Deals grades to eyes, two to a patient, a hundred eyes at a time: each hundred holds every grade as often as the set does, and a
/// larger set begins with the smaller one. The eyes of a patient mostly share their grade and else are near.
/// </summary>
static class GradeDeal
{
    const int Eyes = 100;
    const int Patients = Eyes / 2;
    const double Unlikeness = 4;                        // patients that a right eye moves by, in order of severity

    // DDR without its ungradable photographs: 6,266, 630, 4,477, 236 and 913 of 12,522 (Li et al. 2019, table 1).
    static readonly int[] AsInDdr = [50, 5, 36, 2, 7];
    static readonly int[] Balanced = [20, 20, 20, 20, 20];

    /// <summary>The grades of the first eyes under a seed; eyes 2p and 2p + 1 are of one patient.</summary>
    public static int[] Of(int count, bool balanced, ulong seed)
    {
        int[] ordered = [.. (balanced ? Balanced : AsInDdr).SelectMany((eyes, grade) => Enumerable.Repeat(grade, eyes))];
        int[] grades = new int[count];
        Span<int> hundred = stackalloc int[Eyes];
        for (int first = 0; first < count; first += Eyes)
        {
            Deal(ordered, SplitMix64.Stream(seed, ulong.MaxValue - (ulong)first), hundred);
            hundred[..Math.Min(Eyes, count - first)].CopyTo(grades.AsSpan(first));
        }
        return grades;
    }

    static void Deal(int[] ordered, SplitMix64 random, Span<int> hundred)
    {
        Span<int> left = stackalloc int[Patients], right = stackalloc int[Patients], patients = stackalloc int[Patients];
        Span<double> places = stackalloc double[Patients];
        for (int patient = 0; patient < Patients; patient++)
        {
            (left[patient], right[patient]) = (ordered[2 * patient], ordered[2 * patient + 1]);
            (patients[patient], places[patient]) = (patient, patient + Unlikeness * random.Bell());
        }
        places.Sort(right);
        random.Shuffle(patients);
        for (int place = 0; place < Patients; place++)
            (hundred[2 * place], hundred[2 * place + 1]) = (left[patients[place]], right[patients[place]]);
    }
}
