using Strata.Onnx;
using Strata.Sessions;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Deployment.Decoding;

/// <summary>Puts the decoding of one JPEG or PNG file in front of a classifier, inside its graph.</summary>
static class DecoderGraph
{
    /// <summary>The input: uint8 [bytes], a whole file.</summary>
    public const string Input = "file";

    const string Prefix = "decoder/";
    const int LeastOpset = 13;
    const float White = 255;

    /// <summary>
    /// file uint8 [bytes] -> DecodeImage [H,W,3] -> the model's size -> the model's channels and type -> the model, batch 1.
    /// Outputs are the model's own, and `probabilities` where it has only logits.
    /// </summary>
    /// <exception cref="InputException">
    /// The opset is too old, the batch is fixed to more than one image, or it takes neither grey nor colour.
    /// </exception>
    public static ModelProto Before(ExportJob job)
    {
        RequireFit(job);
        ModelProto model = job.Model.Clone();
        ImageInput input = job.Session.Input;
        GraphBuilder decoder = new("decoder");
        string file = decoder.Input(Input, DataType.Uint8, "bytes");
        string image = Resized(decoder, decoder.NodeOf("ai.onnx.contrib", "DecodeImage", Prefix + "bgr", [file]), input);
        string batch = Batch(decoder, Channels(decoder, image, input.Channels ?? 3), input);
        ModelProto head = decoder.Build("Strata", "", new Dictionary<string, string>());
        Splice(model, head, batch, input.Name);
        AddProbabilities(model, job);
        return model;
    }

    // [H,W,3] uint8 -> [3,h,w] float32, whole numbers.
    static string Resized(GraphBuilder graph, string image, ImageInput input)
    {
        string pixels = graph.Node("Cast", Prefix + "pixels", [image], NodeAttribute.Of("to", (long)DataType.Float));
        string planes = graph.Node("Transpose", Prefix + "planes", [pixels], NodeAttribute.Of("perm", [2L, 0L, 1L]));
        string size = graph.Node("Shape", Prefix + "size", [image]);
        if (input.Height is { } height)
            planes = graph.Node("MatMul", Prefix + "rows", [ResizeMatrix.Add(graph, Prefix + "height/", size, axis: 0, height), planes]);
        if (input.Width is { } width)
        {
            string matrix = ResizeMatrix.Add(graph, Prefix + "width/", size, axis: 1, width);
            string columns = graph.Node("Transpose", Prefix + "width/turned", [matrix], NodeAttribute.Of("perm", [1L, 0L]));
            planes = graph.Node("MatMul", Prefix + "columns", [planes, columns]);
        }
        return Round(graph, "resized", planes);
    }

    // Blue, green, red -> red, green, blue; or grey as ITU-R BT.601 weighs the three.
    static string Channels(GraphBuilder graph, string bgr, int channels)
    {
        if (channels == 3)
            return graph.Node("Gather", Prefix + "rgb", [bgr, graph.Integers(Prefix + "order", 2, 1, 0)], NodeAttribute.Of("axis", 0));
        string weights = graph.Weights(Prefix + "luma", [0.114f, 0.587f, 0.299f], 3, 1, 1);
        string weighted = graph.Node("Mul", Prefix + "weighted", [bgr, weights]);
        string grey = graph.Node("ReduceSum", Prefix + "grey", [weighted, graph.Integers(Prefix + "channels", 0)], NodeAttribute.Of("keepdims", 1));
        return Round(graph, "rounded", grey);
    }

    static string Batch(GraphBuilder graph, string image, ImageInput input)
    {
        string typed = input.IsFloat
            ? graph.Node("Div", Prefix + "unit", [image, graph.Scalar(Prefix + "white", White)])
            : graph.Node("Cast", Prefix + "bytes", [image], NodeAttribute.Of("to", (long)DataType.Uint8));
        return graph.Node("Unsqueeze", Prefix + "image", [typed, graph.Integers(Prefix + "batch", 0)]);
    }

    static string Round(GraphBuilder graph, string name, string values)
    {
        string shifted = graph.Node("Add", $"{Prefix}{name}/shifted", [values, graph.Scalar($"{Prefix}{name}/half", 0.5f)]);
        string whole = graph.Node("Floor", $"{Prefix}{name}/whole", [shifted]);
        return graph.Node("Clip", Prefix + name, [whole, graph.Scalar($"{Prefix}{name}/least", 0), graph.Scalar($"{Prefix}{name}/most", White)]);
    }

    static void Splice(ModelProto model, ModelProto head, string image, string input)
    {
        foreach (NodeProto node in model.Graph.Node)
            for (int i = 0; i < node.Input.Count; i++)
                if (node.Input[i] == input)
                    node.Input[i] = image;
        NodeProto[] nodes = [.. head.Graph.Node, .. model.Graph.Node];
        model.Graph.Node.Clear();
        model.Graph.Node.AddRange(nodes);
        model.Graph.Initializer.AddRange(head.Graph.Initializer);
        model.Graph.Input.Remove(model.Graph.Input.Single(value => value.Name == input));
        model.Graph.Input.Insert(0, head.Graph.Input[0]);
        model.OpsetImport.AddRange(head.OpsetImport.Where(set => set.Domain != "" && model.OpsetImport.All(known => known.Domain != set.Domain)));
        foreach (ValueInfoProto output in model.Graph.Output)
            if (output.Type?.TensorType?.Shape?.Dim is [{ } batch, ..])
                batch.DimValue = 1;
    }

    static void AddProbabilities(ModelProto model, ExportJob job)
    {
        (string scores, bool areLogits) = job.ScoreOutput;
        if (!areLogits)
            return;
        const string name = "probabilities";
        model.Graph.Node.Add(new NodeProto { OpType = "Flatten", Name = $"{name}/flat", Input = { scores }, Output = { $"{name}/flat" } });
        model.Graph.Node.Add(new NodeProto
        {
            OpType = "Softmax",
            Name = name,
            Input = { $"{name}/flat" },
            Output = { name },
            Attribute = { NodeAttribute.Of("axis", 1) },
        });
        GraphBuilder shape = new("output");
        shape.Output(name, DataType.Float, 1, job.Scores.Classes);
        model.Graph.Output.Add(shape.Build("", "", new Dictionary<string, string>()).Graph.Output[0]);
    }

    static void RequireFit(ExportJob job)
    {
        ImageInput input = job.Session.Input;
        if (job.Model.Opset() < LeastOpset)
            throw Unfit(job, $"it is written in opset {job.Model.Opset()}, before {LeastOpset}");
        if (input.Batch is > 1)
            throw Unfit(job, $"its batch is fixed to {input.Batch}");
        if (input.Channels is not (1 or 3 or null))
            throw Unfit(job, $"it takes {input.Channels} channels, neither grey nor red, green, blue");
        HashSet<string> names = [.. job.Model.NodeOutputs(), .. job.Model.Graph.Initializer.Select(weights => weights.Name), job.Session.Input.Name];
        if (names.Contains(Input) || names.Any(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
            throw Unfit(job, $"it has a tensor named '{Input}' or '{Prefix}…' already");
    }

    static InputException Unfit(ExportJob job, string why) => new($"{job.File.Path} cannot have a decoder before it: {why}");
}
