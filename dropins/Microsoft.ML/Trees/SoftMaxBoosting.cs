using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Randomness;

namespace Microsoft.ML.Trees;

/// <summary>
/// Each round adds a tree a class, fitted to the gradient of the softmax loss with rows weighed by its curvature (Friedman 2001; Chen,
/// Guestrin 2016). Classes grow in parallel.
/// </summary>
sealed class SoftMaxBoosting
{
    const int RowBlock = 512;

    readonly BinnedFeatures _bins;
    readonly ClassLabels _labels;
    readonly SoftMaxBoostingOptions _options;
    readonly float[] _scores;
    readonly float[] _probabilities;
    readonly double _gradientScale;
    readonly double _weightScale;
    readonly ConcurrentBag<Worker> _workers = [];

    public SoftMaxBoosting(BinnedFeatures bins, ClassLabels labels, SoftMaxBoostingOptions options)
    {
        (_bins, _labels, _options) = (bins, labels, options);
        (_scores, _probabilities) = (new float[(long)bins.Rows * labels.Count], new float[(long)bins.Rows * labels.Count]);
        _gradientScale = PackedSums.GradientScale(bins.Rows, 1);
        _weightScale = PackedSums.WeightScale(bins.Rows, 0.25);
    }

    /// <summary>The trees of each class, in order of rounds.</summary>
    public List<GrownTree>[] Grow()
    {
        List<GrownTree>[] trees = [.. Enumerable.Range(0, _labels.Count).Select(_ => new List<GrownTree>())];
        for (int round = 0; round < _options.Rounds; round++)
        {
            Parallel.For(0, (_bins.Rows + RowBlock - 1) / RowBlock, SetProbabilities);
            Parallel.For(0, _labels.Count, k =>
            {
                if (!_workers.TryTake(out Worker? worker))
                    worker = new Worker(this);
                trees[k].Add(worker.Grow(k));
                _workers.Add(worker);
            });
        }
        return trees;
    }

    void SetProbabilities(int block)
    {
        for (int row = block * RowBlock; row < Math.Min(_bins.Rows, (block + 1) * RowBlock); row++)
        {
            Span<float> p = _probabilities.AsSpan(row * _labels.Count, _labels.Count);
            ReadOnlySpan<float> scores = _scores.AsSpan(row * _labels.Count, _labels.Count);
            TensorPrimitives.Subtract(scores, TensorPrimitives.Max(scores), p);
            TensorPrimitives.SoftMax(p, p);
        }
    }

    // What one thread needs to grow a tree.
    sealed class Worker
    {
        readonly SoftMaxBoosting _owner;
        readonly TreeGrower _grower;
        readonly long[] _values;
        readonly int[] _rows;

        public Worker(SoftMaxBoosting owner)
        {
            _owner = owner;
            _grower = new TreeGrower(owner._bins, new GrowthOptions
            {
                Leaves = owner._options.Leaves,
                RowsPerLeaf = owner._options.RowsPerLeaf,
                Ridge = owner._options.L2 * owner._weightScale,
            });
            (_values, _rows) = (new long[owner._bins.Rows], new int[owner._bins.Rows]);
        }

        public GrownTree Grow(int k)
        {
            int classes = _owner._labels.Count;
            for (int row = 0; row < _rows.Length; row++)
            {
                double p = _owner._probabilities[row * classes + k];
                double gradient = (_owner._labels.Values[row] == k ? 1 : 0) - p;
                _values[row] = PackedSums.Pack(gradient * _owner._gradientScale, (uint)Math.Max(1, p * (1 - p) * _owner._weightScale));
                _rows[row] = row;
            }
            SplitMix random = default;
            GrownTree tree = _grower.Grow(_rows, _values, ref random);
            // Of K classes that share one degree of freedom, each takes K-1 of K steps (Friedman 2001).
            double rate = _owner._options.LearningRate * (classes - 1) / classes;
            for (int leaf = 0; leaf < tree.LeafValue.Count; leaf++)
            {
                double gradient = PackedSums.Gradient(tree.LeafSums[leaf]) / _owner._gradientScale;
                double weight = PackedSums.Weight(tree.LeafSums[leaf]) / _owner._weightScale;
                tree.LeafValue[leaf] = rate * gradient / (weight + _owner._options.L2);
                foreach (int row in _rows.AsSpan(tree.LeafRows[leaf]))
                    _owner._scores[row * classes + k] += (float)tree.LeafValue[leaf];
            }
            return tree;
        }
    }
}
