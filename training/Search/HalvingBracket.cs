namespace Strata.Training.Search;

/// <summary>One rung of successive halving.</summary>
/// <param name="Trials">How many are trained up to it.</param>
/// <param name="Epochs">How many epochs each has been trained then, all rungs together.</param>
public sealed record Rung(int Trials, int Epochs);

/// <summary>
/// Successive halving (Jamieson and Talwalkar 2016; rungs as in Hyperband, Li et al. 2018, algorithm 1): train many a little, keep
/// the best 1/eta of them, give those eta times as much, and so on up to the full length.
/// </summary>
public static class HalvingBracket
{
    /// <summary>The rungs: n/eta^i trials of R eta^(i-s) epochs for i = 0..s, s as large as trials and epochs allow.</summary>
    /// <param name="trials">n, at least 1.</param>
    /// <param name="epochs">R, the epochs of a survivor, at least 1.</param>
    /// <param name="eta">How many times fewer trials each rung has, at least 2.</param>
    /// <param name="leastEpochs">Epochs of the first rung at least, 1 to R.</param>
    /// <exception cref="InputException">A value is out of range.</exception>
    public static IReadOnlyList<Rung> Of(int trials, int epochs, int eta, int leastEpochs)
    {
        if (eta < 2)
            throw new InputException($"--eta is {eta}, give at least 2");
        if (leastEpochs < 1 || leastEpochs > epochs)
            throw new InputException($"--first is {leastEpochs}, give 1 to the number of epochs, {epochs}");
        List<long> factors = [1];
        while (factors[^1] * eta <= trials && factors[^1] * eta * leastEpochs <= epochs)
            factors.Add(factors[^1] * eta);
        return
        [
            .. factors.Select((factor, rung) => new Rung(
                (int)(trials / factor),
                (int)Math.Round((double)epochs / factors[^(rung + 1)], MidpointRounding.AwayFromZero))),
        ];
    }
}
