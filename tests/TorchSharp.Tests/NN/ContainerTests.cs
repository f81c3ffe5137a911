using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.NN;

public class ContainerTests
{
    [Fact]
    public void A_sequence_is_built_in_every_official_way()
    {
        nn.Module<Tensor, Tensor>[] layers = [Linear(2, 3), ReLU()];
        (string, nn.Module<Tensor, Tensor>)[] named = [("fc", Linear(2, 3)), ("relu", ReLU())];
        Assert.Equal(["0", "1"], Names(Sequential(layers)));
        Assert.Equal(["0", "1"], Names(Sequential(layers.ToList())));
        Assert.Equal(["fc", "relu"], Names(Sequential(named)));
        Assert.Equal(["fc", "relu"], Names(Sequential(named.ToList())));
        Assert.Equal(["fc", "relu"], Names(Sequential(named.Select(part => Tuple.Create(part.Item1, part.Item2)).ToArray())));
        Assert.Equal(["0", "last"], Names(Sequential().append(layers[0]).append("last", layers[1])));
    }

    [Fact]
    public void Indices_and_ranges_give_the_parts()
    {
        using Sequential model = Sequential(("a", Linear(2, 3)), ("b", ReLU()), ("c", Linear(3, 4)), ("d", Sigmoid()));
        Assert.Equal(4, model.Count);
        Assert.IsType<ReLU>(model[1]);
        Assert.Equal(["b", "c"], Names(model[1..3]));
        Assert.Equal(["c", "d"], Names(model[^2..]));
        Assert.Equal(["a", "b"], Names(model[(null, 2)]));
        Assert.Same(model[2], model[(2, null)][0]);
        Assert.Throws<IndexOutOfRangeException>(() => model[(0, 5)]);
    }

    [Fact]
    public void A_sequence_keeps_nothing_of_what_passes_between_its_parts()
    {
        using Sequential model = Sequential(Linear(2, 3), ReLU(), Identity(), Flatten(), Linear(3, 1));
        using Tensor input = ones(1, 2);
        using IDisposable recording = no_grad();
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using Tensor output = model.call(input);
        Assert.Equal(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Equal([1, 2], input.shape);
    }

    [Fact]
    public void An_empty_sequence_and_one_of_one_hand_their_input_on()
    {
        using Tensor input = ones(2);
        using (Tensor same = Sequential().call(input))
            Assert.Equal([1, 1], same.data<float>().ToArray());
        using (Tensor same = Sequential(Identity()).call(input))
            Assert.Equal([1, 1], same.data<float>().ToArray());
        Assert.False(input.IsInvalid, "the input was disposed");
    }

    [Fact]
    public void A_list_numbers_its_modules_anew_when_it_changes()
    {
        ModuleList<Linear> list = ModuleList(Linear(1, 1), Linear(2, 2));
        list.append(Linear(3, 3));
        list.Insert(0, Linear(4, 4));
        list.RemoveAt(1);
        Assert.Equal([4, 2, 3], list.Select(layer => layer.in_features));
        Assert.Equal(["0", "1", "2"], list.named_children().Select(child => child.name));
        Assert.Same(list[2], list.named_children().Last().module);
        Assert.Equal(6, list.parameters().Count());
        Assert.True(list.Remove(list[1]), "the second layer was not found");
        Assert.Equal(2, list.Count);
        list.Clear();
        Assert.Empty(list.parameters());
    }

    [Fact]
    public void A_dictionary_names_its_modules_in_order()
    {
        ModuleDict<nn.Module> dictionary = ModuleDict(("z", Linear(1, 1)), ("a", ReLU()));
        dictionary.Add("m", Linear(2, 2));
        dictionary["z"] = Linear(5, 1);
        Assert.Equal(["z", "a", "m"], dictionary.named_children().Select(child => child.name));
        Assert.Equal(["z.weight", "z.bias", "m.weight", "m.bias"], dictionary.named_parameters().Select(p => p.name));
        Assert.Equal([1, 5], dictionary.get_parameter("z.weight").shape);
        Assert.True(dictionary.Remove("a"), "a was not found");
        Assert.False(dictionary.ContainsKey("a"), "a is still there");
        Assert.Throws<InvalidOperationException>(() => dictionary.Add("m", ReLU()));
        Assert.Equal(2, dictionary.Count);
    }

    [Fact]
    public void Lists_and_dictionaries_in_a_module_are_reached_from_above()
    {
        using var model = new Towers();
        Assert.Equal(["towers.0.weight", "towers.1.weight", "heads.main.weight"], model.named_parameters().Select(p => p.name));
        model.eval();
        Assert.All(model.modules(), module => Assert.False(module.training, $"{module.GetName()} still trains"));
    }

    [Fact]
    public void An_ordered_dictionary_keeps_the_order_of_adding()
    {
        var dictionary = new OrderedDict<string, int> { { "z", 1 }, { "a", 2 } };
        dictionary["m"] = 3;
        dictionary["z"] = 4;
        dictionary.Insert(1, ("i", 5));
        List<(string, int)> items = [.. dictionary];
        Assert.Equal([("z", 4), ("i", 5), ("a", 2), ("m", 3)], items);
        dictionary[1] = ("j", 6);
        Assert.Equal(1, dictionary.IndexOf(("j", 6)));
        Assert.Equal(-1, dictionary.IndexOf(("j", 7)));
        Assert.True(dictionary.Remove("a"), "a was not found");
        Assert.Equal(["z", "j", "m"], dictionary.keys());
        Assert.Equal([4, 6, 3], dictionary.values());
        Assert.Throws<ArgumentException>(() => dictionary.Add("z", 0));
        Assert.Throws<KeyNotFoundException>(() => dictionary["none"]);
    }

    static IEnumerable<string> Names(nn.Module module) => module.named_children().Select(child => child.name);

    sealed class Towers : nn.Module<Tensor, Tensor>
    {
        readonly ModuleList<Linear> towers = ModuleList(Linear(2, 2, hasBias: false), Linear(2, 2, hasBias: false));
        readonly ModuleDict<Linear> heads = ModuleDict(("main", Linear(2, 1, hasBias: false)));

        internal Towers() : base(nameof(Towers)) => RegisterComponents();

        public override Tensor forward(Tensor input) => heads["main"].call(towers[0].call(input));
    }
}
