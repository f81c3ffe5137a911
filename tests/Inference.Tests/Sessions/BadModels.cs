using Google.Protobuf;
using Strata.Onnx;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Tests.Sessions;

/// <summary>Models that nobody can use, each with a part of the line that says why.</summary>
static class BadModels
{
    /// <summary>What stands outside of the model's folder, and must stay unread.</summary>
    public const string Secret = "secret.bin";

    static readonly Dictionary<string, (string Says, Action<string> Write)> s_all = new()
    {
        ["an empty file"] = ("it is empty", path => File.WriteAllBytes(path, [])),
        ["a text"] = ("is no ONNX model", path => File.WriteAllText(path, "this is a text, no model")),
        ["a truncated file"] = ("is no ONNX model", path => File.WriteAllBytes(path, OnnxFile.ToBytes(Tiny())[..^40])),
        ["a folder"] = ("holds no model.onnx", path => Directory.CreateDirectory(path)),
        ["the runtime's own format"] = ("is no ONNX model", path => File.WriteAllBytes(path, [24, 0, 0, 0, .. "ORTM"u8, .. new byte[64]])),
        ["messages nested a thousand deep"] = ("is no ONNX model", path => File.WriteAllBytes(path, Nested(1000))),
        ["a graph without nodes"] = ("holds no graph", Model(model => model.Graph.Node.Clear())),
        ["an unknown operator"] = ("Frobnicate", Model(model => model.Graph.Node[1].OpType = "Frobnicate")),
        ["an unknown domain"] = ("com.example", Model(model => model.Graph.Node[1].Domain = "com.example")),
        ["an imported unknown domain"] = ("com.example", Model(model =>
        {
            model.Graph.Node[1].Domain = "com.example";
            model.OpsetImport.Add(new OperatorSetIdProto { Domain = "com.example", Version = 1 });
        })),
        ["a compiled graph of a device"] = ("EPContext", Model(model =>
        {
            model.Graph.Node[1].OpType = "EPContext";
            model.Graph.Node[1].Domain = "com.microsoft";
            model.OpsetImport.Add(new OperatorSetIdProto { Domain = "com.microsoft", Version = 1 });
        })),
        ["images without channels"] = ("images are uint8 or float32 [N,C,H,W]", Model(model => model.Graph.Input[0].Type.TensorType.Shape.Dim.RemoveAt(1))),
        ["two inputs"] = ("has 2 inputs (image, mask)", Model(model => model.Graph.Input.Add(Named("mask", model.Graph.Input[0])))),
        ["an input of text"] = ("is string", Model(model => model.Graph.Input[0].Type.TensorType.ElemType = (int)DataType.String)),
        ["an input of a sequence"] = ("'image'", Model(model =>
        {
            model.Graph.Input[0].Type = new TypeProto { SequenceType = new() { ElemType = model.Graph.Input[0].Type } };
            model.Graph.Node[0] = new NodeProto { OpType = "SequenceAt", Input = { "image", "first" }, Output = { "pixels" } };
            model.Graph.Initializer.Add(new TensorProto { Name = "first", DataType = (int)DataType.Int64, Int64Data = { 0 } });
            model.Graph.Node.Insert(1, new NodeProto { OpType = "Cast", Input = { "pixels" }, Output = { "floats" }, Attribute = { NodeAttribute.Of("to", 1L) } });
            model.Graph.Node[2].Input[0] = "floats";
        })),
        ["zero classes, as it turns out"] = ("tells 0 classes apart", Model(model =>
        {
            // As many classes as the brightest pixel says: none for black images.
            model.Graph.Node[^1] = new NodeProto { OpType = "ReduceMax", Input = { "pixels" }, Output = { "most" }, Attribute = { NodeAttribute.Of("keepdims", 0) } };
            model.Graph.Node.Add(new NodeProto { OpType = "Cast", Input = { "most" }, Output = { "whole" }, Attribute = { NodeAttribute.Of("to", 7L) } });
            model.Graph.Node.Add(new NodeProto { OpType = "Reshape", Input = { "whole", "one" }, Output = { "end" } });
            model.Graph.Node.Add(new NodeProto { OpType = "Slice", Input = { "logits", "zero", "end", "one" }, Output = { "some" } });
            model.Graph.Initializer.Add(new TensorProto { Name = "one", DataType = (int)DataType.Int64, Dims = { 1 }, Int64Data = { 1 } });
            model.Graph.Initializer.Add(new TensorProto { Name = "zero", DataType = (int)DataType.Int64, Dims = { 1 }, Int64Data = { 0 } });
            model.Graph.Output.Clear();
            model.Graph.Output.Add(new ValueInfoProto { Name = "some" });
        })),
        ["zero classes"] = ("tells 0 classes apart", path => new TinyModel { Classes = 0 }.Save(path)),
        ["classes before images"] = ("is no classifier", Model(model =>
        {
            model.Graph.Node[^2].Output[0] = "turned";
            model.Graph.Node.Insert(3, new NodeProto { OpType = "Transpose", Input = { "turned" }, Output = { "logits" } });
            ValueInfoProto logits = model.Graph.Output[0];
            (logits.Type.TensorType.Shape.Dim[0], logits.Type.TensorType.Shape.Dim[1]) =
                (logits.Type.TensorType.Shape.Dim[1], logits.Type.TensorType.Shape.Dim[0]);
            model.Graph.Node.RemoveAt(4);
            model.Graph.Output.RemoveAt(1);
        })),
        ["one score for all images"] = ("for a batch of", Model(model =>
        {
            model.Graph.Node[^1] = new NodeProto { OpType = "ReduceMean", Input = { "logits" }, Output = { "mean" } };
            model.Graph.Output.Clear();
            model.Graph.Output.Add(new ValueInfoProto { Name = "mean" });
        })),
        ["a cycle"] = ("acyclic", Model(model =>
        {
            model.Graph.Node[0].Input[0] = "around";
            model.Graph.Node.Add(new NodeProto { OpType = "Identity", Input = { "pixels" }, Output = { "around" } });
        })),
        ["a tensor that nobody makes"] = ("nowhere", Model(model => model.Graph.Node[1].Input[0] = "nowhere")),
        ["two tensors of one name"] = ("flat", Model(model => model.Graph.Node[0].Output[0] = "flat")),
        ["a negative size"] = ("-3", Model(model => model.Graph.Initializer[0].Dims[0] = -3)),
        ["2^40 elements"] = ("1,099,511,627,776", Model(model => Replace(model.Graph.Initializer[0].Dims, 1L << 40, 1))),
        ["sizes that overflow"] = ("no machine holds", Model(model => Replace(model.Graph.Initializer[0].Dims, 1L << 33, 1L << 33))),
        ["an output of absurd size, as it turns out"] = ("has an axis of more than", Model(model =>
        {
            model.Graph.Node[^1] = new NodeProto { OpType = "Pad", Input = { "logits", "pads" }, Output = { "padded" } };
            model.Graph.Initializer.Add(new TensorProto { Name = "pads", DataType = (int)DataType.Int64, Dims = { 4 }, Int64Data = { 0, 0, 0, 1L << 40 } });
            model.Graph.Output.Clear();
            model.Graph.Output.Add(new ValueInfoProto { Name = "padded" });
        })),
        ["an input of absurd size"] = ("1,099,511,627,776", Model(model => model.Graph.Input[0].Type.TensorType.Shape.Dim[2].DimValue = 1L << 40)),
        ["fewer elements than its sizes tell"] = ("weights", Model(model => Replace(model.Graph.Initializer[0].Dims, 3, 4))),
        ["an unknown element type"] = ("weights", Model(model => model.Graph.Initializer[0].DataType = 77)),
        ["an IR version of the future"] = ("99", Model(model => model.IrVersion = 99)),
        ["an opset of the future"] = ("99", Model(model => model.OpsetImport[0].Version = 99)),
        ["missing external data"] = ("weights.bin", External("weights.bin")),
        ["external data that is too short"] = ("weights.bin", path =>
        {
            External("weights.bin")(path);
            File.WriteAllBytes(Beside(path, "weights.bin"), new byte[35]);
        }
        ),
        ["external data before its file"] = ("offset", path =>
        {
            External("weights.bin", ("offset", "-4"))(path);
            File.WriteAllBytes(Beside(path, "weights.bin"), new byte[36]);
        }
        ),
        ["external data at a place that is no number"] = ("offset", path =>
        {
            External("weights.bin", ("offset", "first"))(path);
            File.WriteAllBytes(Beside(path, "weights.bin"), new byte[36]);
        }
        ),
        ["external data without a place"] = ("location", External(null)),
        ["external data above the folder"] = ("no path inside of the model's folder", External($"../{Secret}")),
        ["external data far above the folder"] = ("no path inside of the model's folder", External("../../../../../../etc/passwd")),
        ["external data above the folder by a way around"] = ("no path inside of the model's folder", External($"a/../../{Secret}")),
        ["external data with backslashes"] = ("no path inside of the model's folder", External($"..\\{Secret}")),
        ["external data at an absolute path"] = ("no path inside of the model's folder", External("/etc/passwd")),
        ["external data on a drive"] = ("no path inside of the model's folder", External("C:/weights.bin")),
        ["external data with a zero in its path"] = ("no path inside of the model's folder", External($"weights.bin\0/../../{Secret}")),
        ["external data in a folder"] = ("weights.bin", path =>
        {
            External("weights.bin")(path);
            Directory.CreateDirectory(Beside(path, "weights.bin"));
        }
        ),
        ["external data through a link"] = ("behind the link", path =>
        {
            External("weights.bin")(path);
            File.CreateSymbolicLink(Beside(path, "weights.bin"), Beside(path, "..", Secret));
        }
        ),
        ["external data through a linked folder"] = ("behind the link", path =>
        {
            External($"inner/{Secret}")(path);
            Directory.CreateSymbolicLink(Beside(path, "inner"), Beside(path, ".."));
        }
        ),
        ["external data above the folder in a branch"] = ("no path inside of the model's folder", Model(model => model.Graph.Node[1].Attribute.Add(
            new AttributeProto { Name = "then_branch", G = new GraphProto { Initializer = { Outside() } } }))),
        ["external data above the folder in a constant"] = ("no path inside of the model's folder", Model(model => model.Graph.Node[1].Attribute.Add(
            new AttributeProto { Name = "value", T = Outside() }))),
        // Fields that Strata's own messages do not name: sparse weights (15 of a graph), functions (25 of a model), training (20).
        ["external data above the folder in sparse weights"] = ("no path inside of the model's folder", Bytes(model =>
            [.. model, .. Message(7, Message(15, Message(1, Outside().ToByteArray())))])),
        ["external data above the folder in a function"] = ("no path inside of the model's folder", Bytes(model =>
            [.. model, .. Message(25, Message(7, Message(5, Message(5, Outside().ToByteArray()))))])),
        ["external data above the folder for training"] = ("no path inside of the model's folder", Bytes(model =>
            [.. model, .. Message(20, Message(1, Message(5, Outside().ToByteArray())))])),
    };

    /// <summary>What is wrong with each.</summary>
    public static IEnumerable<string> Names => s_all.Keys;

    /// <summary>Writes a model, and what lies around it, into an empty folder.</summary>
    /// <returns>Its path, and a part of the line that refuses it.</returns>
    public static (string Path, string Says) Write(string name, string folder)
    {
        string path = Path.Combine(folder, "models", "bad.onnx");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Of the right size, so that nothing but its place can be wrong with it.
        File.WriteAllBytes(Path.Combine(folder, Secret), new byte[36]);
        s_all[name].Write(path);
        return (path, s_all[name].Says);
    }

    static ModelProto Tiny() => new TinyModel().Build();

    static Action<string> Model(Action<ModelProto> edit) => path =>
    {
        ModelProto model = Tiny();
        edit(model);
        OnnxFile.Save(model, path);
    };

    static Action<string> Bytes(Func<byte[], byte[]> edit) => path => File.WriteAllBytes(path, edit(OnnxFile.ToBytes(Tiny())));

    static Action<string> External(string? location, params (string Key, string Value)[] more) =>
        Model(model => MakeExternal(model.Graph.Initializer[0], location, more));

    static void MakeExternal(TensorProto weights, string? location, params (string Key, string Value)[] more)
    {
        weights.ClearRawData();
        weights.DataLocation = TensorProto.Types.DataLocation.External;
        if (location is not null)
            weights.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
        foreach ((string key, string value) in more)
            weights.ExternalData.Add(new StringStringEntryProto { Key = key, Value = value });
    }

    static TensorProto Outside()
    {
        TensorProto weights = new() { Name = "outside", DataType = (int)DataType.Float, Dims = { 9 } };
        MakeExternal(weights, $"../{Secret}");
        return weights;
    }

    static ValueInfoProto Named(string name, ValueInfoProto like)
    {
        ValueInfoProto renamed = like.Clone();
        renamed.Name = name;
        return renamed;
    }

    static void Replace(IList<long> sizes, params ReadOnlySpan<long> with)
    {
        sizes.Clear();
        foreach (long size in with)
            sizes.Add(size);
    }

    static string Beside(string path, params string[] names) => Path.Combine([Path.GetDirectoryName(path)!, .. names]);

    // A graph in an attribute of a node in a graph, and so on.
    static byte[] Nested(int depth)
    {
        byte[] graph = [];
        for (int i = 0; i < depth; i += 3)
            graph = Message(1, Message(5, Message(6, graph)));
        return Message(7, graph);
    }

    static byte[] Message(int field, byte[] content)
    {
        using MemoryStream bytes = new();
        using CodedOutputStream output = new(bytes);
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(content));
        output.Flush();
        return bytes.ToArray();
    }
}
