using Strata.Onnx;
using Strata.Registry;
using static TorchSharp.torch.nn;

namespace Strata.Training.Export;

/// <summary>Walks a model and writes each module's nodes, in the order in which the forward pass called them.</summary>
sealed class GraphWalk(GraphBuilder graph, LayerTrace trace)
{
    static readonly Dictionary<Type, ILayerExport> Known = Parts<ILayerExport>.All.ToDictionary(part => part.Instance.ModuleType, part => part.Instance);

    readonly Dictionary<Module, int> _visits = new(ReferenceEqualityComparer.Instance);
    readonly List<LayerTap> _taps = [];

    public GraphBuilder Graph => graph;

    /// <summary>The layers so far: the tensor each made, and what the forward pass made there.</summary>
    public IReadOnlyList<LayerTap> Taps => _taps;

    public string Visit(Module module, string path, string input)
    {
        int visit = _visits[module] = _visits.GetValueOrDefault(module) + 1;
        LayerCall? call = trace.Find(module, visit - 1);
        string name = path == "" ? "output" : path;
        bool isContainer = module is TorchSharp.Modules.Sequential;
        string output = Write(module, new LayerScope(this, isContainer ? path : name, call), input);
        if (!isContainer && call is not null)
            Tap(output, module, visit - 1, call);
        return output;
    }

    static string Write(Module module, LayerScope layer, string input)
    {
        if (module is IOnnxModule custom)
            return custom.Export(layer, input);
        for (Type? type = module.GetType(); type is not null; type = type.BaseType)
            if (Known.TryGetValue(type, out ILayerExport? export))
                return export.Export(module, layer, input);
        throw new InputException(
            $"the module at '{layer.Path}' is a {module.GetType().Name}, which the ONNX export does not know: let it implement {typeof(IOnnxModule).FullName}");
    }

    void Tap(string tensor, Module module, int visit, LayerCall call)
    {
        // A module that hands its input or a child's output through makes no tensor of its own.
        if (_taps.Any(tap => tap.Tensor == tensor))
            return;
        graph.Annotate(tensor, TensorProto.Types.DataType.Float, ["N", .. call.Output.shape[1..].Select(size => (Dimension)size)]);
        _taps.Add(new LayerTap(tensor, module, visit));
    }
}

/// <summary>A layer in the graph: the tensor that the module makes at its visit-th call in a forward pass, counted from 0.</summary>
sealed record LayerTap(string Tensor, Module Module, int Visit);
