using Strata.Analysis.Numerics;

namespace Strata.Analysis.Classical.Kernels;

/// <summary>A machine a pair of classes, on one kernel matrix that all share.</summary>
/// <param name="c">What a row may weigh at most, above 0.</param>
/// <param name="gamma">Of the kernel; 0 to take it from the features.</param>
sealed class KernelMachineLearner(double c, double gamma) : IClassicalLearner
{
    // N² floats in one array.
    const int MostRows = 40_000;

    /// <inheritdoc/>
    public IClassicalModel Fit(LabelledRows rows, ClassicalWork work)
    {
        int n = rows.Labels.Length;
        if (n > MostRows)
            throw new InputException(
                $"svm-rbf keeps the kernel between all {n:N0} rows, {4.0 * n * n / (1 << 30):0.0} GiB: "
                + $"take --train-size {MostRows:N0} or fewer, or the method kernel-svm");
        int[] order = [.. Enumerable.Range(0, n).OrderBy(row => rows.Labels[row])];
        Matrix sorted = rows.Features.Take(order);
        float width = gamma > 0 ? (float)gamma : KernelMatrix.Scale(rows.Features);
        Matrix kernel = KernelMatrix.Of(sorted, sorted, width, work.Threads);
        (int Class, int Start, int Count)[] parts = Parts(rows, order);
        (int A, int B)[] pairs =
            [.. from a in Enumerable.Range(0, parts.Length) from b in Enumerable.Range(a + 1, parts.Length - a - 1) select (a, b)];
        SequentialMinimal[] solved = new SequentialMinimal[pairs.Length];
        ParallelOptions parallel = new()
        {
            MaxDegreeOfParallelism = work.Threads > 0 ? work.Threads : Environment.ProcessorCount,
            CancellationToken = work.Cancel,
        };
        Parallel.For(0, pairs.Length, parallel, p =>
        {
            ((_, int aStart, int aCount), (_, int bStart, int bCount)) = (parts[pairs[p].A], parts[pairs[p].B]);
            int[] signs = [.. Enumerable.Repeat(1, aCount), .. Enumerable.Repeat(-1, bCount)];
            solved[p] = new SequentialMinimal(new Matrix2(kernel, (aStart, aCount), (bStart, bCount)), signs, c);
            solved[p].Solve(work.Cancel);
        });
        return Collect(sorted, width, parts, pairs, solved, rows.Classes);
    }

    static (int Class, int Start, int Count)[] Parts(LabelledRows rows, int[] order)
    {
        List<(int, int, int)> parts = [];
        for (int start = 0; start < order.Length;)
        {
            int label = rows.Labels[order[start]];
            int count = order.Skip(start).TakeWhile(row => rows.Labels[row] == label).Count();
            parts.Add((label, start, count));
            start += count;
        }
        return [.. parts];
    }

    // Only rows that weigh something in a pair are kept.
    static KernelMachine Collect(
        Matrix sorted, float gamma, (int Class, int Start, int Count)[] parts, (int A, int B)[] pairs, SequentialMinimal[] solved,
        int classes)
    {
        float[] all = new float[pairs.Length * sorted.Rows];
        for (int p = 0; p < pairs.Length; p++)
        {
            float[] weights = solved[p].Coefficients;
            ((_, int aStart, int aCount), (_, int bStart, int bCount)) = (parts[pairs[p].A], parts[pairs[p].B]);
            weights.AsSpan(0, aCount).CopyTo(all.AsSpan(p * sorted.Rows + aStart));
            weights.AsSpan(aCount, bCount).CopyTo(all.AsSpan(p * sorted.Rows + bStart));
        }
        Matrix byRow = new Matrix(all, pairs.Length, sorted.Rows).Transposed();
        int[] kept = [.. Enumerable.Range(0, sorted.Rows).Where(row => byRow.Row(row).ContainsAnyExcept(0f))];
        Matrix weightsOfKept = byRow.Take(kept).Transposed();
        PairVotes votes = new(classes, Array.ConvertAll(pairs, pair => (parts[pair.A].Class, parts[pair.B].Class)));
        return new KernelMachine(sorted.Take(kept), gamma, weightsOfKept, Array.ConvertAll(solved, one => one.Bias), votes, classes);
    }
}
