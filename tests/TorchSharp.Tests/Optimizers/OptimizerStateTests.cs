using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Tests.Optimizers;

public class OptimizerStateTests
{
    public static TheoryData<int, bool> Runs
    {
        get
        {
            var data = new TheoryData<int, bool>();
            for (int i = 0; i < OptimizerFixtures.Runs.Count; i++)
            {
                data.Add(i, true);
                data.Add(i, false);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Runs))]
    public void A_run_resumed_from_its_file_ends_at_the_same_bytes(int index, bool float32Weights)
    {
        OptimizerRun run = OptimizerFixtures.Runs[index];
        using var scope = NewDisposeScope();
        ScalarType type = float32Weights ? float32 : float64;
        Parameter whole = OptimizerFixtures.Weights(type), resumed = OptimizerFixtures.Weights(type);
        using OptimizerHelper optimizer = run.Make(whole), second = run.Make(resumed);
        Train(optimizer, whole, 5);

        using var file = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(file));
        using (no_grad()) resumed.copy_(whole);
        foreach (optim.ILearningRateController group in second.ParamGroups) group.LearningRate = 123; // the file knows better
        file.Position = 0;
        second.load_state_dict(new BinaryReader(file));
        Assert.Equal(file.Length, file.Position);

        Train(optimizer, whole, 6);
        Train(second, resumed, 6);
        Assert.Equal(whole.bytes.ToArray(), resumed.bytes.ToArray());
        Assert.Equal(Bytes(optimizer), Bytes(second));
    }

    [Theory, MemberData(nameof(Runs))]
    public void A_state_dictionary_is_copied_and_not_shared(int index, bool float32Weights)
    {
        OptimizerRun run = OptimizerFixtures.Runs[index];
        using var scope = NewDisposeScope();
        ScalarType type = float32Weights ? float32 : float64;
        Parameter whole = OptimizerFixtures.Weights(type), copy = OptimizerFixtures.Weights(type);
        using OptimizerHelper optimizer = run.Make(whole), second = run.Make(copy);
        Train(optimizer, whole, 5);
        using (no_grad()) copy.copy_(whole);
        using (NewDisposeScope()) second.load_state_dict(optimizer.state_dict()); // state outlives the scope it is loaded in
        Assert.All(second.state_dict().State.Zip(optimizer.state_dict().State), pair => Assert.True(pair.First.ApproximatelyEquals(pair.Second), run.Name));

        byte[] before = Bytes(optimizer);
        Train(second, copy, 6);
        Assert.Equal(before, Bytes(optimizer));
        Train(optimizer, whole, 6);
        Assert.Equal(whole.bytes.ToArray(), copy.bytes.ToArray());
    }

    // TorchSharp's format, laid out by hand: name, counts, options of the group, state of the parameter.
    [Fact]
    public void The_file_has_torchsharps_layout()
    {
        using var scope = NewDisposeScope();
        var weights = new Parameter(tensor(new[] { 1f, 2f }));
        using Adam optimizer = optim.Adam([weights], 0.25, 0.5, 0.75, 0.125, 0.0625);
        weights.grad = tensor(new[] { 2f, 4f });
        optimizer.ParamGroups.First().LearningRate = 0.5;
        optimizer.step();

        using var expected = new MemoryStream();
        var writer = new BinaryWriter(expected);
        writer.Write((byte)4);
        writer.Write("Adam"u8);
        writer.Write([1, 1]); // groups, states
        foreach (double value in (double[])[0.25, 0.5, 0.5, 0.75, 0.125, 0.0625]) writer.Write(value); // initial lr, lr, betas, eps, decay
        writer.Write([0, 0]); // amsgrad, maximize
        writer.Write(1L); // step
        // Gradient with decay: 2 + 1/16, 4 + 2/16; the mean takes half of it, the square a quarter of its square.
        foreach (float[] state in (float[][])[[2.0625f / 2, 4.125f / 2], [2.0625f * 2.0625f / 4, 4.125f * 4.125f / 4]])
        {
            writer.Write([6, 1, 2]); // float32, one dimension, of two
            foreach (float value in state) writer.Write(value);
        }
        writer.Write((byte)0); // no amsgrad tensor
        Assert.Equal(expected.ToArray(), Bytes(optimizer));
    }

    [Fact]
    public void Files_of_a_path_come_back()
    {
        using var scope = NewDisposeScope();
        string path = Path.Combine(Path.GetTempPath(), $"strata-{Guid.NewGuid():N}.optim");
        try
        {
            Parameter weights = OptimizerFixtures.Weights(float32), other = OptimizerFixtures.Weights(float32);
            using RMSProp optimizer = optim.RMSProp([weights], momentum: 0.5), second = optim.RMSProp([other]);
            Train(optimizer, weights, 3);
            optimizer.save_state_dict(path);
            second.load_state_dict(path);
            Assert.Equal(Bytes(optimizer), Bytes(second));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void States_are_listed_by_group()
    {
        using var scope = NewDisposeScope();
        Parameter[] weights = [.. Enumerable.Range(0, 3).Select(_ => OptimizerFixtures.Weights(float32))];
        using Adagrad optimizer = optim.Adagrad([new Adagrad.ParamGroup([weights[0], weights[1]]), new Adagrad.ParamGroup([weights[2]], lr: 0.5)]);
        optim.Optimizer.StateDictionary state = optimizer.state_dict();
        Assert.Equal([0.01, 0.5], state.Options.Select(options => options.LearningRate!.Value));
        Assert.Equal([[0, 1], [2]], state.StateIndexRef);
        Assert.Equal(3, state.State.Count);
    }

    [Fact]
    public void A_file_that_does_not_fit_is_refused()
    {
        using var scope = NewDisposeScope();
        Parameter weights = OptimizerFixtures.Weights(float32), wider = new(zeros(4)), doubles = OptimizerFixtures.Weights(float64);
        using Adam optimizer = optim.Adam([weights]);
        byte[] file = Bytes(optimizer);

        Assert.Throws<InvalidDataException>(() => Load(optim.SGD([weights], 0.1), file));
        Assert.Throws<InvalidDataException>(() => Load(optim.AdamW([weights]), file));
        Assert.Throws<ArgumentException>(() => Load(optim.Adam([weights, wider]), file));
        Assert.Throws<ArgumentException>(() => Load(optim.Adam([new Adam.ParamGroup([weights]), new Adam.ParamGroup([wider])]), file));
        Assert.Throws<ArgumentException>(() => Load(optim.Adam([wider]), file));
        Assert.Throws<ArgumentException>(() => Load(optim.Adam([doubles]), file));
        Assert.Throws<ArgumentException>(() => optim.Adam([wider]).load_state_dict(optimizer.state_dict()));
        Assert.Throws<ArgumentException>(() => optim.Adam([weights, wider]).load_state_dict(optimizer.state_dict()));
        for (int length = 0; length < file.Length; length++)
            Assert.Throws<EndOfStreamException>(() => Load(optim.Adam([weights]), file[..length]));
    }

    [Fact]
    public void State_moves_to_a_device_with_its_values()
    {
        foreach (OptimizerRun run in OptimizerFixtures.Runs)
        {
            using var scope = NewDisposeScope();
            Parameter weights = OptimizerFixtures.Weights(float32);
            using OptimizerHelper optimizer = run.Make(weights);
            Train(optimizer, weights, 2);
            byte[] before = Bytes(optimizer);
            using (NewDisposeScope()) optimizer.to(CPU);
            Assert.Equal(before, Bytes(optimizer));
            Train(optimizer, weights, 1);
        }
    }

    static void Load(OptimizerHelper optimizer, byte[] file)
    {
        using (optimizer) optimizer.load_state_dict(new BinaryReader(new MemoryStream(file)));
    }

    static byte[] Bytes(OptimizerHelper optimizer)
    {
        using var file = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(file));
        return file.ToArray();
    }

    static void Train(OptimizerHelper optimizer, Parameter weights, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            optimizer.zero_grad();
            using Tensor loss = OptimizerFixtures.Loss(weights);
            loss.backward();
            optimizer.step();
        }
    }
}
