using Strata.Sessions;

namespace Strata.Fuzzing.Targets;

/// <summary>ONNX files all the way into ONNX Runtime: opened, and run on one batch where they can be.</summary>
sealed class SessionTarget : FuzzTarget
{
    static readonly SessionSettings s_settings = new() { Threads = 1 };

    public SessionTarget() => File.WriteAllBytes(Path.Combine(Folder, "weights.bin"), new byte[144]);

    public override string Name => "session";

    public override IReadOnlyList<byte[]> Samples { get; } = OnnxSamples.All();

    public override void Read(byte[] file)
    {
        using ModelSession session = ModelSession.Open(Written("file.onnx", file), s_settings);
        using BatchRunner runner = new(session, new(1, 6, 6), session.RequireScores().Names, batch: 2);
        runner.Run(new byte[36]);
    }
}
