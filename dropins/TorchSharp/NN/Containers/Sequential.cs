using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules in a row, each fed with the result of the one before; it disposes what lies between two of them.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    // The children once more, as forward calls them.
    readonly List<nn.IModule<Tensor, Tensor>> _steps = [];

    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules) : this()
    {
        foreach ((string name, nn.Module<Tensor, Tensor> module) in modules)
            append(name, module);
    }

    protected Sequential(params nn.Module<Tensor, Tensor>[] modules) : this()
    {
        foreach (nn.Module<Tensor, Tensor> module in modules)
            append(module);
    }

    internal Sequential() : base(nameof(Sequential))
    {
    }

    public int Count => _steps.Count;

    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => _steps[index];

    /// <summary>The modules of a range, shared with this one.</summary>
    [IndexerName("SequentialItems")]
    public Sequential this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    [IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    internal override bool IsSequence => true;

    public Sequential append(nn.IModule<Tensor, Tensor> module) => append(Count.ToString(), module);

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        if (_internal_submodules.ContainsKey(name))
            throw new InvalidOperationException($"Sub-module {name} is already registered.");
        _internal_submodules.Add(name, (nn.Module)module);
        _steps.Add(module);
        return this;
    }

    public override Tensor forward(Tensor tensor)
    {
        if (_steps.Count == 0)
            return tensor.alias();
        Tensor result = _steps[0].call(tensor);
        for (int i = 1; i < _steps.Count; i++)
        {
            Tensor input = result;
            result = _steps[i].call(input);
            input.Dispose();
        }
        return result;
    }

    Sequential Slice(int start, int end)
    {
        if (start < 0 || start > Count)
            throw new IndexOutOfRangeException($"{start} is not a valid index.");
        if (end < 0 || end > Count)
            throw new IndexOutOfRangeException($"{end} is not a valid index.");
        var slice = new Sequential();
        for (int i = start; i < end; i++)
            slice.append(_internal_submodules[i].Item1, _steps[i]);
        return slice;
    }
}
