using System.Numerics.Tensors;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Trainers;

/// <summary>
/// Step t shrinks w and the bias by 1 - rate * lambda for rate = 1/(lambda t), then adds rate / batch * label * x of every row whose
/// margin is below 1. The shrinking is kept as one factor in front of the weights.
/// </summary>
sealed class PegasosSteps(float[] weights, LinearSvmTrainer.Options options)
{
    readonly float[] _update = new float[weights.Length];
    float _scale = 1;
    float _bias;
    float _biasUpdate;
    int _inBatch;
    int _batches;

    public void See(ReadOnlySpan<float> row, float label)
    {
        if (label * (_scale * TensorPrimitives.Dot(weights, row) + _bias) < 1)
        {
            Scaled.Add(label, row, _update);
            _biasUpdate += label;
        }
        if (++_inBatch == options.BatchSize)
            Step();
    }

    public LinearBinaryModelParameters ToModel()
    {
        if (_inBatch > 0)
            Step();
        TensorPrimitives.Multiply(weights, _scale, weights);
        return new LinearBinaryModelParameters(weights, _bias);
    }

    void Step()
    {
        float rate = 1 / (options.Lambda * ++_batches);
        Shrink(1 - rate * options.Lambda);
        if (_biasUpdate != 0 || options.BatchSize > 1)
        {
            Scaled.Add(rate / _inBatch / _scale, _update, weights);
            _bias += options.NoBias ? 0 : rate / _inBatch * _biasUpdate;
            Array.Clear(_update);
        }
        if (options.PerformProjection)
        {
            float norm = MathF.Abs(_scale) * TensorPrimitives.Norm<float>(weights);
            float radius = 1 / MathF.Sqrt(options.Lambda);
            if (norm > radius)
                _scale *= radius / norm;
        }
        (_inBatch, _biasUpdate) = (0, 0);
    }

    void Shrink(float factor)
    {
        _bias *= factor;
        _scale *= factor;
        if (MathF.Abs(_scale) >= 1e-6f)
            return;
        TensorPrimitives.Multiply(weights, _scale, weights);
        _scale = 1;
    }
}
