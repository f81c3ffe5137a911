using Strata.Analysis.Evaluation;
using Strata.Analysis.Evaluation.Metrics;
using Strata.Analysis.Evaluation.Ranking;
using Strata.Statistics;

namespace Strata.Analysis.Significance;

/// <summary>What each image adds to the figures that are resampled: all that is needed of [N,C] probabilities, in N numbers.</summary>
sealed class ImageFigures
{
    readonly int[] _labels, _predicted;
    readonly double[] _losses, _excess;
    readonly byte[] _bins;
    readonly int _classes;
    readonly Grading? _grading;
    readonly RankedScores[] _ranked = [];

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
        Names = NamesOf(predictions);
        _grading = predictions.Grading;
        if (_grading is not null)
            _ranked =
            [
                .. Enumerable.Range(0, _classes).Select(label => RankedScores.OfClass(predictions, label)),
                RankedScores.FromGrade(predictions, _grading.Referable),
            ];
    }

    static readonly (string Key, string Title)[] s_ofClasses =
    [
        ("macroPrecision", "macro precision"), ("macroRecall", "macro recall"), ("macroF1", "macro F1"),
        ("logLoss", "log-loss"), ("calibrationError", "calibration error"),
    ];

    // Areas cost a pass over the images for each class: only of grades, where they are asked for.
    static readonly (string Key, string Title)[] s_ofGrades =
    [
        (GradeDistance.KappaKey, GradeDistance.KappaTitle), (GradeDistance.ErrorKey, GradeDistance.ErrorTitle),
        (AreaUnderCurve.Key, AreaUnderCurve.Title), (ReferableGrades.AreaKey, ReferableGrades.AreaTitle),
    ];

    /// <summary>The keys and titles of what is resampled: of grades more than of classes without order.</summary>
    public static IReadOnlyList<(string Key, string Title)> NamesOf(Predictions predictions) =>
        predictions.Grading is null ? s_ofClasses : [.. s_ofClasses, .. s_ofGrades];

    /// <summary>The figures' keys and titles, in the order in which <see cref="Sums.Write"/> writes them.</summary>
    public IReadOnlyList<(string Key, string Title)> Names { get; }

    /// <summary>N.</summary>
    public int Count => _labels.Length;

    /// <summary>The areas [N][2] of all images but one each, macro and referable; empty of classes without order.</summary>
    public double[][] AreasWithoutOne()
    {
        double[][] each = [.. _ranked.Select(ranked => ranked.AreasWithoutOne())];
        return each.Length == 0 ? [] : [.. Enumerable.Range(0, Count).Select(image => Areas([.. each.Select(areas => areas[image])]))];
    }

    // The last is the referable grades', the others are the classes'.
    static double[] Areas(double[] areas) => [AreaUnderCurve.Mean(areas.AsSpan(0, areas.Length - 1)), double.IsNaN(areas[^1]) ? 0.5 : areas[^1]];

    /// <summary>Sums over images, each as often as it is weighted. Adding costs the same whatever the number of classes.</summary>
    public sealed class Sums(ImageFigures images)
    {
        readonly double[] _hits = new double[images._classes], _support = new double[images._classes], _taken = new double[images._classes];
        readonly double[] _bins = new double[CalibrationError.Bins];
        double _loss, _weight;
        GradeAgreement _agreement;
        double[] _areas = [];

        /// <summary>Counts every image by its weight, from nothing.</summary>
        /// <param name="weights">[N], 0 or more.</param>
        public void Set(ReadOnlySpan<byte> weights)
        {
            foreach (double[] sums in (double[][])[_hits, _support, _taken, _bins])
                Array.Clear(sums);
            (_loss, _weight, _agreement) = (0, 0, new GradeAgreement());
            for (int i = 0; i < weights.Length; i++)
                if (weights[i] > 0)
                    Add(i, weights[i]);
            if (images._grading is null)
                return;
            double[] areas = new double[images._ranked.Length];
            for (int curve = 0; curve < areas.Length; curve++)
                areas[curve] = images._ranked[curve].AreaOf(weights);
            _areas = Areas(areas);
        }

        /// <summary>Counts an image more often, or less often; areas under curves stay what they were (<see cref="AreasWithoutOne"/>).</summary>
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
            if (images._grading is not null)
                _agreement.Add(label, predicted, weight);
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
            if (images._grading is null)
                return;
            (figures[5], figures[6]) = (_agreement.Kappa, _agreement.MeanDistance);
            _areas.CopyTo(figures[7..]);
        }

        static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
    }
}
