using System.Numerics.Tensors;
using Microsoft.ML.Numerics;
using Microsoft.ML.Randomness;

namespace Microsoft.ML.Trainers;

/// <summary>The two steps of k-means (Lloyd 1982): rows choose the nearest centre, centres move to the mean of their rows.</summary>
sealed class Lloyd
{
    // Rows are shared out in so many stripes, whatever the number of threads, and their sums added in order.
    const int Stripes = 16;
    const int BlockRows = 64;

    readonly FloatMatrix _x;
    readonly int _k;
    readonly ParallelOptions _threads;
    readonly int[] _labels;
    readonly float[] _distances;
    readonly float[][] _sums;

    public Lloyd(FloatMatrix x, int k, int? threads)
    {
        (_x, _k, Centers) = (x, k, FloatMatrix.Zero(k, x.Columns));
        _threads = new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount };
        (_labels, _distances) = (new int[x.Rows], new float[x.Rows]);
        _sums = [.. Enumerable.Range(0, Stripes).Select(_ => new float[k * x.Columns])];
    }

    /// <summary>The centres [K,D].</summary>
    public FloatMatrix Centers { get; }

    /// <summary>Puts the centres on different rows: random ones, or each drawn by its squared distance from those before it.</summary>
    public void Start(bool isRandom, SplitMix random)
    {
        Array.Fill(_distances, float.PositiveInfinity);
        for (int center = 0; center < _k; center++)
        {
            int row = isRandom || center == 0 ? Unused(random.Below(_x.Rows)) : Drawn(random.Unit());
            _x.Row(row).CopyTo(Centers.Writable(center));
            Parallel.For(0, _x.Rows, _threads, other =>
            {
                float distance = TensorPrimitives.Distance(_x.Row(other), _x.Row(row));
                _distances[other] = Math.Min(_distances[other], distance * distance);
            });
        }
    }

    /// <summary>Gives every row to its nearest centre; the lower one wins a tie.</summary>
    /// <returns>The mean squared distance.</returns>
    public double Assign()
    {
        float[] halfNorms = [.. Enumerable.Range(0, _k).Select(center => TensorPrimitives.SumOfSquares(Centers.Row(center)) / 2)];
        double[] distances = new double[Stripes];
        Parallel.For(0, Stripes, _threads, stripe => distances[stripe] = Assign(stripe, halfNorms));
        return distances.Sum() / _x.Rows;
    }

    /// <summary>Moves every centre to the mean of its rows; one without rows to the row that is farthest from its own.</summary>
    public void Move()
    {
        int[] counts = new int[_k];
        foreach (int label in _labels)
            counts[label]++;
        for (int center = 0; center < _k; center++)
        {
            Span<float> target = Centers.Writable(center);
            if (counts[center] == 0)
            {
                int far = TensorPrimitives.IndexOfMax<float>(_distances);
                _distances[far] = 0;
                _x.Row(far).CopyTo(target);
                continue;
            }
            target.Clear();
            foreach (float[] part in _sums)
                TensorPrimitives.Add(target, part.AsSpan(center * _x.Columns, _x.Columns), target);
            TensorPrimitives.Divide(target, counts[center], target);
        }
    }

    double Assign(int stripe, float[] halfNorms)
    {
        float[] sums = _sums[stripe];
        Array.Clear(sums);
        float[] products = new float[BlockRows * _k];
        double total = 0;
        int end = (int)((long)_x.Rows * (stripe + 1) / Stripes);
        for (int first = (int)((long)_x.Rows * stripe / Stripes); first < end; first += BlockRows)
        {
            int count = Math.Min(BlockRows, end - first);
            MatrixProduct.Multiply(_x.Values.AsSpan(first * _x.Columns, count * _x.Columns), Centers.Values, _x.Columns, products.AsSpan(0, count * _k));
            for (int i = 0; i < count; i++)
            {
                // |x - c|² = |x|² - 2 (x·c - |c|²/2): the nearest centre has the largest bracket.
                Span<float> nearness = products.AsSpan(i * _k, _k);
                TensorPrimitives.Subtract(nearness, halfNorms, nearness);
                ReadOnlySpan<float> row = _x.Row(first + i);
                int label = TensorPrimitives.IndexOfMax<float>(nearness);
                (_labels[first + i], _distances[first + i]) = (label, Math.Max(0, TensorPrimitives.SumOfSquares(row) - 2 * nearness[label]));
                total += _distances[first + i];
                Span<float> sum = sums.AsSpan(label * _x.Columns, _x.Columns);
                TensorPrimitives.Add(sum, row, sum);
            }
        }
        return total;
    }

    // The next row that is no centre yet; any where all rows are equal to some.
    int Unused(int row)
    {
        for (int i = 0; i < _x.Rows; i++)
            if (_distances[(row + i) % _x.Rows] > 0)
                return (row + i) % _x.Rows;
        return row;
    }

    int Drawn(double share)
    {
        double left = share * _distances.Sum(distance => (double)distance);
        for (int row = 0; row < _distances.Length; row++)
            if ((left -= _distances[row]) < 0)
                return row;
        return Unused(0);
    }
}
