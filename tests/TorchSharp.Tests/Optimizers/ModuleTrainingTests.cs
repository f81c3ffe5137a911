using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Strata.Tests.Optimizers;

/// <summary>Optimizer, schedule and modules together, on a small convolutional classifier.</summary>
public class ModuleTrainingTests
{
    const int Steps = 80, Break = 30;

    public static TheoryData<string> Kinds => [.. Optimizers.Keys];

    static readonly Dictionary<string, Func<IEnumerable<Parameter>, OptimizerHelper>> Optimizers = new()
    {
        ["SGD"] = parameters => optim.SGD(parameters, 0.05, momentum: 0.9, nesterov: true),
        ["Adam"] = parameters => optim.Adam(parameters, 0.01),
        ["AdamW"] = parameters => optim.AdamW(parameters, 0.01, weight_decay: 0.05),
        ["RMSProp"] = parameters => optim.RMSProp(parameters, 0.003, momentum: 0.5),
    };

    [Theory, MemberData(nameof(Kinds))]
    public void A_classifier_learns_and_a_resumed_run_ends_at_the_same_bytes(string kind)
    {
        using var scope = NewDisposeScope();
        Sequential whole = Network(), resumed = Network();
        using OptimizerHelper optimizer = Optimizers[kind](whole.parameters()), second = Optimizers[kind](resumed.parameters());
        LRScheduler schedule = OneCycleLR(optimizer, 0.05, total_steps: Steps), again = OneCycleLR(second, 0.05, total_steps: Steps);

        float first = Train(whole, optimizer, schedule, 0, Break);
        using MemoryStream weights = new(), state = new();
        whole.save(new BinaryWriter(weights));
        optimizer.save_state_dict(new BinaryWriter(state));
        float last = Train(whole, optimizer, schedule, Break, Steps);
        Assert.True(last < 0.5f * first, $"{kind}: the loss went from {first} to {last}");

        weights.Position = state.Position = 0;
        resumed.load(new BinaryReader(weights));
        for (int step = 0; step < Break; step++) again.step();
        second.load_state_dict(new BinaryReader(state));
        Train(resumed, second, again, Break, Steps);
        Assert.Equal(Bytes(whole), Bytes(resumed));
    }

    [Fact]
    public void The_gradients_of_layers_suit_the_kernel()
    {
        using var scope = NewDisposeScope();
        Sequential network = Network();
        using Adam adam = optim.Adam(network.parameters());
        Loss(network, 0).backward();
        using var noGrad = no_grad();
        optim.Optimizer.StateDictionary state = adam.state_dict();
        Assert.All(network.named_parameters().Zip(state.State), pair =>
            Assert.True(FusedStep.Adam(pair.First.parameter, (Adam.State)pair.Second, (Adam.Options)state.Options[0]), pair.First.name));
    }

    static Sequential Network()
    {
        manual_seed(5);
        return Sequential(
            ("conv1", Conv2d(1, 4, 3, padding: 1)),
            ("relu1", ReLU()),
            ("pool1", MaxPool2d(2)),
            ("flatten", Flatten()),
            ("logits", Linear(4 * 4 * 4, 3)));
    }

    // Three classes of 8x8 images: a bright row, a bright column, a bright diagonal; noise over all.
    static Tensor Loss(Sequential network, int step)
    {
        var random = new Random(step);
        float[] pixels = [.. Enumerable.Range(0, 12 * 64).Select(_ => random.NextSingle() * 0.3f)];
        long[] labels = new long[12];
        for (int image = 0; image < labels.Length; image++)
        {
            labels[image] = image % 3;
            int place = random.Next(8);
            for (int i = 0; i < 8; i++)
                pixels[64 * image + (labels[image] switch { 0 => 8 * place + i, 1 => 8 * i + place, _ => 9 * i })] = 1;
        }
        return functional.cross_entropy(network.forward(tensor(pixels, [12L, 1, 8, 8])), tensor(labels));
    }

    static float Train(Sequential network, OptimizerHelper optimizer, LRScheduler schedule, int from, int to)
    {
        float last = 0, first = 0;
        for (int step = from; step < to; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            Tensor loss = Loss(network, step);
            loss.backward();
            optimizer.step();
            schedule.step();
            last = loss.item<float>();
            if (step == 0) first = last;
        }
        return from == 0 ? first : last;
    }

    static byte[] Bytes(Sequential network) => [.. network.parameters().SelectMany(parameter => parameter.bytes.ToArray())];
}
