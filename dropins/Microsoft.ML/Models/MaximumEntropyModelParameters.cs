using System.Numerics.Tensors;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Trainers;

/// <summary>One linear function a class; scores are their softmax.</summary>
public sealed class MaximumEntropyModelParameters : LinearMulticlassModelParametersBase
{
    internal MaximumEntropyModelParameters(FloatMatrix weights, float[] biases) : base(weights, biases)
    {
    }

    // The largest is taken off first, so that none overflows.
    private protected override void Finish(Span<float> values)
    {
        TensorPrimitives.Subtract(values, TensorPrimitives.Max(values), values);
        TensorPrimitives.SoftMax(values, values);
    }
}
