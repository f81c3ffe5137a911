using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Export;

/// <summary>One call of a module in a forward pass: what went in, what came out.</summary>
sealed record LayerCall(Tensor Input, Tensor Output);

/// <summary>What every module of a model read and made in one forward pass, recorded with forward hooks.</summary>
sealed class LayerTrace : IDisposable
{
    readonly Dictionary<Module, List<LayerCall>> _calls = new(ReferenceEqualityComparer.Instance);
    readonly List<Tensor> _kept = [];

    LayerTrace(Tensor output) => Output = output;

    /// <summary>What the whole model made.</summary>
    public Tensor Output { get; private set; }

    /// <summary>Runs the model once, without gradients, on a normalised batch float32 [N,C,H,W].</summary>
    public static LayerTrace Of(Module<Tensor, Tensor> model, Tensor batch)
    {
        LayerTrace trace = new(batch);
        List<Action> removals = [];
        try
        {
            foreach (Module<Tensor, Tensor> module in Distinct(model))
            {
                var hook = module.register_forward_hook((self, input, output) => trace.Record(self, input, output));
                removals.Add(hook.remove);
            }
            using (no_grad())
                trace.Output = trace.Keep(model.call(batch));
            return trace;
        }
        catch
        {
            trace.Dispose();
            throw;
        }
        finally
        {
            removals.ForEach(remove => remove());
        }
    }

    /// <summary>The k-th call of a module, or null if the forward pass did not make it.</summary>
    public LayerCall? Find(Module module, int k) =>
        _calls.TryGetValue(module, out List<LayerCall>? calls) && k < calls.Count ? calls[k] : null;

    public void Dispose()
    {
        foreach (Tensor tensor in _kept)
            tensor.Dispose();
    }

    static IEnumerable<Module<Tensor, Tensor>> Distinct(Module<Tensor, Tensor> model) => model.named_modules()
        .Select(pair => pair.module)
        .Prepend(model)
        .OfType<Module<Tensor, Tensor>>()
        .Distinct<Module<Tensor, Tensor>>(ReferenceEqualityComparer.Instance);

    // Copies, because a later layer that works in place would overwrite what this one made.
    Tensor Record(Module<Tensor, Tensor> module, Tensor input, Tensor output)
    {
        if (!_calls.TryGetValue(module, out List<LayerCall>? calls))
            _calls[module] = calls = [];
        calls.Add(new LayerCall(Keep(input.clone()), Keep(output.clone())));
        return output;
    }

    Tensor Keep(Tensor tensor)
    {
        _kept.Add(tensor.DetachFromDisposeScope());
        return tensor;
    }
}
