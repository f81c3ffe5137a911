using Strata.Data;
using Strata.Registry;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Transfer;

/// <summary>
/// Layers of a model that do not learn. They are a fixed function: no gradient reaches their weights, and normalisation and
/// dropout work in them as in evaluation, by the statistics they came with.
/// </summary>
public static class FrozenLayers
{
    /// <summary>Freezes all that the forward pass calls up to and including one layer, for as long as the model lives.</summary>
    /// <param name="model">float32 [N,C,H,W] to logits [N,classes]; it is run once, on a black image.</param>
    /// <param name="layer">A layer's name, as in "conv2" or "block2".</param>
    /// <param name="image">The shape of one image.</param>
    /// <returns>The frozen parameters' names.</returns>
    /// <exception cref="InputException">
    /// The model calls no such layer (the message offers the nearest), or nothing would be left to train.
    /// </exception>
    public static IReadOnlyList<string> UpTo(Module<Tensor, Tensor> model, string layer, ImageShape image)
    {
        List<(string Name, Module Module)> order = ForwardOrder(model, image);
        int last = order.FindLastIndex(call => call.Name == layer);
        if (last < 0)
            throw Nearest.Unknown("layer", layer, [.. order.Select(call => call.Name).Distinct()]);
        Module[] modules =
            [.. order.Take(last + 1).Select(call => call.Module).Distinct<Module>(ReferenceEqualityComparer.Instance)];
        HashSet<IntPtr> frozen = [.. modules.SelectMany(module => module.parameters()).Select(parameter => parameter.Handle)];
        if (model.parameters().All(parameter => frozen.Contains(parameter.Handle)))
            throw new InputException($"frozen up to '{layer}', nothing of the model is left to train: name an earlier layer");
        List<string> names = [];
        foreach ((string name, Parameter parameter) in model.named_parameters())
        {
            if (!frozen.Contains(parameter.Handle))
                continue;
            parameter.requires_grad = false;
            names.Add(name);
        }
        // train() reaches every layer, and any loop may call it: the model itself puts these back before it runs.
        model.register_forward_pre_hook((Action<Module>)(_ => Array.ForEach(modules, module => module.eval())));
        return names;
    }

    // A layer is done once its own children are, so that a block stands after all that is inside.
    static List<(string Name, Module Module)> ForwardOrder(Module<Tensor, Tensor> model, ImageShape image)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable quiet = no_grad();
        List<(string, Module)> order = [];
        List<Action> removals = [];
        bool training = model.training;
        model.eval();
        try
        {
            foreach ((string name, Module module) in model.named_modules())
                if (module is Module<Tensor, Tensor> layer)
                    removals.Add(layer.register_forward_hook((_, _, output) =>
                    {
                        order.Add((name, module));
                        return output;
                    }).remove);
            model.call(zeros(2, image.Channels, image.Height, image.Width, device: model.parameters().First().device));
            return order;
        }
        finally
        {
            removals.ForEach(remove => remove());
            model.train(training);
        }
    }
}
