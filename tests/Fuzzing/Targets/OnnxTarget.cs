using Strata.Data;
using Strata.Onnx;

namespace Strata.Fuzzing.Targets;

/// <summary>ONNX files as Strata itself reads them: the whole message, its metadata, and the check before a native parser sees it.</summary>
sealed class OnnxTarget : FuzzTarget
{
    public override string Name => "onnx";

    public override IReadOnlyList<byte[]> Samples { get; } = OnnxSamples.All();

    public override void Read(byte[] file)
    {
        ModelCheck.Require(new MemoryStream(file), Path.Combine(Folder, "file.onnx"));
        ModelProto model = OnnxFile.Load(file, "file.onnx");
        ModelMetadata.From(model.MetadataProps.GroupBy(entry => entry.Key).ToDictionary(group => group.Key, group => group.Last().Value));
        foreach (string _ in model.NodeOutputs())
            continue;
    }
}
