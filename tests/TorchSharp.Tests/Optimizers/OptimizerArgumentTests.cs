using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Tests.Optimizers;

public class OptimizerArgumentTests
{
    public static TheoryData<string> Mistakes => [.. Bad.Keys];

    static readonly Dictionary<string, Func<Parameter[], OptimizerHelper>> Bad = new()
    {
        ["SGD lr"] = p => optim.SGD(p, -0.1),
        ["SGD lr NaN"] = p => optim.SGD(p, double.NaN),
        ["SGD momentum"] = p => optim.SGD(p, 0.1, momentum: -0.1),
        ["SGD weight_decay"] = p => optim.SGD(p, 0.1, weight_decay: -1),
        ["SGD nesterov without momentum"] = p => optim.SGD(p, 0.1, nesterov: true),
        ["SGD nesterov with dampening"] = p => optim.SGD(p, 0.1, momentum: 0.9, dampening: 0.1, nesterov: true),
        ["Adam lr"] = p => optim.Adam(p, -1),
        ["Adam eps"] = p => optim.Adam(p, eps: -1e-8),
        ["Adam beta1"] = p => optim.Adam(p, beta1: 1),
        ["Adam beta1 below"] = p => optim.Adam(p, beta1: -0.1),
        ["Adam beta2"] = p => optim.Adam(p, beta2: 1),
        ["Adam weight_decay"] = p => optim.Adam(p, weight_decay: -0.1),
        ["AdamW lr"] = p => optim.AdamW(p, -1),
        ["AdamW eps"] = p => optim.AdamW(p, eps: -1),
        ["AdamW beta1"] = p => optim.AdamW(p, beta1: 1.5),
        ["AdamW beta2"] = p => optim.AdamW(p, beta2: -0.5),
        ["AdamW weight_decay"] = p => optim.AdamW(p, weight_decay: -0.1),
        ["Adagrad lr"] = p => optim.Adagrad(p, -1),
        ["Adagrad lr_decay"] = p => optim.Adagrad(p, lr_decay: -1),
        ["Adagrad weight_decay"] = p => optim.Adagrad(p, weight_decay: -1),
        ["Adagrad accumulator"] = p => optim.Adagrad(p, initial_accumulator_value: -1),
        ["Adagrad eps"] = p => optim.Adagrad(p, eps: -1),
        ["RMSProp lr"] = p => optim.RMSProp(p, -1),
        ["RMSProp alpha"] = p => optim.RMSProp(p, alpha: -1),
        ["RMSProp eps"] = p => optim.RMSProp(p, eps: -1),
        ["RMSProp momentum"] = p => optim.RMSProp(p, momentum: -1),
        ["RMSProp weight_decay"] = p => optim.RMSProp(p, weight_decay: -1),
        ["a group of another optimizer"] = p =>
        {
            Adam adam = optim.Adam(p);
            adam.add_param_group(new SGD.ParamGroup(p));
            return adam;
        },
        ["a group without parameters"] = _ => optim.SGD([new SGD.ParamGroup()], 0.1),
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_value_out_of_range_is_an_argument_exception(string mistake)
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [new(zeros(2))];
        var error = Assert.Throws<ArgumentException>(() => Bad[mistake](parameters));
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Defaults_are_those_of_the_official_package()
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [new(zeros(2))];
        Assert.Equal([0.001, 0.01, 0.01, 0.001, 0.01], new OptimizerHelper[] { optim.Adam(parameters), new RMSProp(parameters, 0.01), optim.RMSProp(parameters), new RMSProp(parameters), optim.Adagrad(parameters) }
            .Select(optimizer => optimizer.ParamGroups.Single().LearningRate));
        Assert.Equal((0.9, 0.999), optim.AdamW(parameters).Betas);
        Assert.Equal(0, ((AdamW.Options)optim.AdamW(parameters).state_dict().Options[0]).weight_decay);
        Assert.Equal(0.001, new SGD.ParamGroup(parameters, momentum: 0.5).LearningRate);
    }

    [Fact]
    public void Momentum_and_betas_are_read_and_set()
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [new(zeros(2))];
        using SGD sgd = optim.SGD(parameters, 0.1, momentum: 0.5);
        using Adam adam = optim.Adam(parameters, beta1: 0.5);
        Assert.Equal(0.5, ((optim.IMomentum)sgd.ParamGroups.Single()).Momentum);
        var group = (optim.IBetas)adam.ParamGroups.Single();
        Assert.Equal((0.5, 0.999), group.Betas);
        group.Betas = (0.25, 0.75);
        Assert.Equal((0.25, 0.75), group.Betas);
        (sgd.Momentum, adam.Betas) = (0.75, (0.1, 0.2));
        Assert.Equal((0.75, (0.1, 0.2)), (sgd.Momentum, adam.Betas));
    }

    [Fact]
    public void Named_parameters_are_taken_by_their_tensors()
    {
        using var scope = NewDisposeScope();
        (string name, Parameter parameter)[] named = [("weight", new Parameter(zeros(2))), ("bias", new Parameter(zeros(1)))];
        foreach (optim.Optimizer optimizer in (optim.Optimizer[])[optim.SGD(named, 0.1), optim.Adam(named), optim.AdamW(named), optim.Adagrad(named), optim.RMSProp(named)])
            Assert.Equal(named.Select(pair => pair.parameter), optimizer.parameters());
    }
}
