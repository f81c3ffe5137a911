using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Export;

/// <summary>One call of a module in a forward pass: what went in, what came out.</summary>
sealed record LayerCall(Tensor Input, Tensor Output);

/// <summary>What every module of a model read and made in one forward pass, recorded with forward hooks.</summary>
sealed class LayerTrace : IDisposable
{
    // Rounds a float32 of 24 bits to 22 (Dekker 1971, A Floating-Point Technique for Extending the Available Precision, section 5).
    const float Splitter = (1 << 2) + 1;

    readonly Dictionary<Module, List<LayerCall>> _calls = new(ReferenceEqualityComparer.Instance);
    readonly List<Tensor> _kept = [];
    readonly bool _rounded;

    LayerTrace(Tensor output, bool rounded) => (Output, _rounded) = (output, rounded);

    /// <summary>What the whole model made.</summary>
    public Tensor Output { get; private set; }

    /// <summary>Runs the model once, without gradients, on a normalised batch float32 [N,C,H,W].</summary>
    public static LayerTrace Of(Module<Tensor, Tensor> model, Tensor batch) => Of(model, batch, rounded: false);

    /// <summary>As <see cref="Of(Module{Tensor, Tensor}, Tensor)"/>, but every module hands on what it made with two bits less.</summary>
    /// <remarks>What that changes is of the size of what the rounding of float32 does to each layer: sums in another order round differently.</remarks>
    public static LayerTrace Rounded(Module<Tensor, Tensor> model, Tensor batch) => Of(model, batch, rounded: true);

    static LayerTrace Of(Module<Tensor, Tensor> model, Tensor batch, bool rounded)
    {
        LayerTrace trace = new(batch, rounded);
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
        if (_rounded)
            output = Round(output);
        calls.Add(new LayerCall(Keep(input.clone()), Keep(output.clone())));
        return output;
    }

    static Tensor Round(Tensor values)
    {
        using Tensor scaled = values.mul(Splitter);
        using Tensor rest = scaled.sub(values);
        return scaled.sub(rest);
    }

    Tensor Keep(Tensor tensor)
    {
        _kept.Add(tensor.DetachFromDisposeScope());
        return tensor;
    }
}
