using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Loop;

/// <summary>Loss and accuracy of a model on some images of the training data, in evaluation mode.</summary>
static class Evaluator
{
    const int BatchSize = 512;

    /// <summary>Mean cross-entropy in nats, and the share of images classified right.</summary>
    public static (double Loss, double Accuracy) Measure(Module<Tensor, Tensor> model, TrainingData data, Tensor indices)
    {
        model.eval();
        using IDisposable quiet = no_grad();
        (double loss, long right, long count) = (0, 0, indices.shape[0]);
        for (long start = 0; start < count; start += BatchSize)
        {
            using DisposeScope scope = NewDisposeScope();
            long size = Math.Min(BatchSize, count - start);
            (Tensor images, Tensor labels) = data.Batch(indices.narrow(0, start, size));
            Tensor logits = model.call(images);
            loss += functional.cross_entropy(logits, labels, reduction: Reduction.Sum).ToDouble();
            right += logits.argmax(1).eq(labels).sum().ToInt64();
        }
        return (loss / count, right / (double)count);
    }
}
