namespace Strata.Analysis.Evaluation.Ranking;

/// <summary>
/// N images in the order of a score that should be higher for some of them, ready for the area under the ROC curve under any weights: the
/// chance that an image of those is scored above one of the others, ties counting half (Mann and Whitney 1947; Hanley and McNeil 1982).
/// </summary>
public sealed class RankedScores
{
    readonly int[] _order;
    readonly double[] _scores;
    readonly bool[] _isPositive;

    /// <param name="scores">[N], any finite numbers.</param>
    /// <param name="isPositive">[N]: whether an image should be scored high.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public RankedScores(double[] scores, bool[] isPositive)
    {
        if (scores.Length != isPositive.Length)
            throw new ArgumentException($"{scores.Length} scores but {isPositive.Length} images", nameof(isPositive));
        _order = [.. Enumerable.Range(0, scores.Length)];
        _scores = [.. scores];
        Array.Sort(_scores, _order);
        _isPositive = Array.ConvertAll(_order, image => isPositive[image]);
        Positives = _isPositive.Count(positive => positive);
    }

    /// <summary>One class against the rest, by its probability.</summary>
    public static RankedScores OfClass(Predictions predictions, int label) => new(
        [.. Enumerable.Range(0, predictions.Count).Select(image => (double)predictions.Row(image)[label])],
        Array.ConvertAll(predictions.Labels, each => each == label));

    /// <summary>Grades from <paramref name="first"/> on against those below, by their summed probability.</summary>
    public static RankedScores FromGrade(Predictions predictions, int first) => new(
        [.. Enumerable.Range(0, predictions.Count).Select(image => Above(predictions.Row(image), first))],
        Array.ConvertAll(predictions.Labels, label => label >= first));

    /// <summary>The summed probability of the grades from <paramref name="first"/> on.</summary>
    public static double Above(ReadOnlySpan<float> row, int first)
    {
        double sum = 0;
        foreach (float probability in row[first..])
            sum += probability;
        return sum;
    }

    /// <summary>N.</summary>
    public int Count => _order.Length;

    /// <summary>Images that should be scored high.</summary>
    public int Positives { get; }

    /// <summary>Whether there are images on both sides; else no area is defined.</summary>
    public bool HasBothSides => Positives > 0 && Positives < Count;

    /// <summary>The area, 0 to 1; NaN where one side has no image.</summary>
    public double Area
    {
        get
        {
            byte[] once = new byte[Count];
            Array.Fill(once, (byte)1);
            return AreaOf(once);
        }
    }

    /// <summary>The area, each image counting by its weight; NaN where one side has none.</summary>
    /// <param name="weights">[N], in the order in which the images were given.</param>
    public double AreaOf(ReadOnlySpan<byte> weights)
    {
        (double won, double positives, double below) = (0, 0, 0);
        for (int start = 0, end; start < _order.Length; start = end)
        {
            (double high, double low) = (0, 0);
            for (end = start; end < _order.Length && _scores[end] == _scores[start]; end++)
                if (_isPositive[end])
                    high += weights[_order[end]];
                else
                    low += weights[_order[end]];
            won += high * (below + low / 2);
            (positives, below) = (positives + high, below + low);
        }
        return positives > 0 && below > 0 ? won / (positives * below) : double.NaN;
    }

    /// <summary>[N]: the area of all images but one, each counting once; NaN where one side then has none.</summary>
    public double[] AreasWithoutOne()
    {
        double[] won = new double[Count];
        (double below, double total, int negatives) = (0, 0, Count - Positives);
        for (int start = 0, end; start < _order.Length; start = end)
        {
            for (end = start; end < _order.Length && _scores[end] == _scores[start]; end++)
            {
            }
            int high = _isPositive.AsSpan(start, end - start).Count(true), low = end - start - high;
            double above = Positives - high - (start - below);
            for (int place = start; place < end; place++)
                won[_order[place]] = _isPositive[place] ? below + low / 2.0 : above + high / 2.0;
            total += high * (below + low / 2.0);
            below += low;
        }
        for (int place = 0; place < Count; place++)
        {
            (int left, int others) = _isPositive[place] ? (Positives - 1, negatives) : (Positives, negatives - 1);
            won[_order[place]] = left > 0 && others > 0 ? (total - won[_order[place]]) / ((double)left * others) : double.NaN;
        }
        return won;
    }

    /// <summary>The curve from (0, 0) to (1, 1), corners only.</summary>
    public RocCurve Curve(string name) => RocCurve.Of(name, Area, _scores, _isPositive);
}
