using Strata.Analysis.Evaluation;
using Strata.Analysis.Evaluation.Metrics;

namespace Strata.Analysis.Significance;

/// <summary>What each image adds to the figures that are resampled: all that is needed of [N,C] probabilities, in N numbers.</summary>
sealed class ImageFigures
{
    readonly int[] _labels, _predicted;
    readonly double[] _losses, _excess;
    readonly byte[] _bins;
    readonly int _classes;

    public ImageFigures(Predictions predictions)
    {
        (_labels, _predicted, _classes) = (predictions.Labels, predictions.Predicted, predictions.Classes);
        (_losses, _excess, _bins) = (new double[Count], new double[Count], new byte[Count]);
        for (int i = 0; i < Count; i++)
        {
            double confidence = predictions.Confidence(i);
            _losses[i] = LogLoss.Of(predictions.LabelProbability(i));
            _bins[i] = (byte)CalibrationError.BinOf(confidence);
            _excess[i] = (_labels[i] == _predicted[i] ? 1 : 0) - confidence;
        }
    }

    /// <summary>The figures' keys and titles, in the order in which <see cref="Sums.Write"/> writes them.</summary>
    public static IReadOnlyList<(string Key, string Title)> Names { get; } =
    [
        ("macroPrecision", "macro precision"), ("macroRecall", "macro recall"), ("macroF1", "macro F1"),
        ("logLoss", "log-loss"), ("calibrationError", "calibration error"),
    ];

    /// <summary>N.</summary>
    public int Count => _labels.Length;

    /// <summary>Sums over images, each as often as it is weighted. Adding costs the same whatever the number of classes.</summary>
    public sealed class Sums(ImageFigures images)
    {
        readonly double[] _hits = new double[images._classes], _support = new double[images._classes], _taken = new double[images._classes];
        readonly double[] _bins = new double[CalibrationError.Bins];
        double _loss, _weight;

        /// <summary>Counts every image by its weight, from nothing.</summary>
        /// <param name="weights">[N], 0 or more.</param>
        public void Set(ReadOnlySpan<byte> weights)
        {
            foreach (double[] sums in (double[][])[_hits, _support, _taken, _bins])
                Array.Clear(sums);
            (_loss, _weight) = (0, 0);
            for (int i = 0; i < weights.Length; i++)
                if (weights[i] > 0)
                    Add(i, weights[i]);
        }

        /// <summary>Counts an image more often, or less often.</summary>
        public void Add(int image, double weight)
        {
            (int label, int predicted) = (images._labels[image], images._predicted[image]);
            _support[label] += weight;
            _taken[predicted] += weight;
            if (label == predicted)
                _hits[label] += weight;
            _loss += weight * images._losses[image];
            _bins[images._bins[image]] += weight * images._excess[image];
            _weight += weight;
        }

        /// <summary>The figures of what is counted.</summary>
        /// <param name="figures">Receives one value a name.</param>
        public void Write(Span<double> figures)
        {
            (double precision, double recall, double f1, double excess) = (0, 0, 0, 0);
            for (int c = 0; c < _hits.Length; c++)
            {
                precision += Share(_hits[c], _taken[c]);
                recall += Share(_hits[c], _support[c]);
                f1 += Share(2 * _hits[c], _support[c] + _taken[c]);
            }
            foreach (double bin in _bins)
                excess += Math.Abs(bin);
            (figures[0], figures[1], figures[2]) = (precision / _hits.Length, recall / _hits.Length, f1 / _hits.Length);
            (figures[3], figures[4]) = (_loss / _weight, excess / _weight);
        }

        static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
    }
}
