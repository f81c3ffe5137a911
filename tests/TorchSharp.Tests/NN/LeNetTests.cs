using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.NN;

public class LeNetTests
{
    [Fact]
    public void LeNet_learns_a_handful_of_images_by_heart()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(1);
        using Sequential model = LeNet();
        Tensor images = randn(16, 1, 28, 28);
        Tensor labels = randint(0, 10, 16);
        using CrossEntropyLoss loss = CrossEntropyLoss();
        double first = Step(model, loss, images, labels);
        double last = 0;
        for (int i = 0; i < 150; i++)
            last = Step(model, loss, images, labels);
        Assert.InRange(first, 2.0, 2.6);
        Assert.InRange(last, 0, 0.05);
    }

    [Fact]
    public void A_training_step_leaves_no_tensor_behind()
    {
        using Sequential model = LeNet();
        using CrossEntropyLoss loss = CrossEntropyLoss();
        using Tensor images = randn(4, 1, 28, 28);
        using Tensor labels = randint(0, 10, 4);
        Step(model, loss, images, labels);
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (int i = 0; i < 5; i++)
            Step(model, loss, images, labels);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    static Sequential LeNet() => Sequential(
        ("conv1", Conv2d(1, 6, 5, padding: 2)),
        ("relu1", ReLU()),
        ("pool1", MaxPool2d(2)),
        ("conv2", Conv2d(6, 16, 5)),
        ("relu2", ReLU()),
        ("pool2", MaxPool2d(2)),
        ("flatten", Flatten()),
        ("fc1", Linear(400, 120)),
        ("relu3", ReLU()),
        ("fc2", Linear(120, 84)),
        ("relu4", ReLU()),
        ("logits", Linear(84, 10)));

    static double Step(Sequential model, CrossEntropyLoss loss, Tensor images, Tensor labels)
    {
        using DisposeScope scope = NewDisposeScope();
        model.zero_grad();
        Tensor error = loss.call(model.call(images), labels);
        error.backward();
        using (no_grad())
            foreach (Parameter parameter in model.parameters())
                parameter.add_(parameter.grad, alpha: -0.05);
        return error.ToDouble();
    }
}
