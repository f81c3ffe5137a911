namespace Strata.Sessions;

/// <summary>What a classifier said about N images.</summary>
/// <param name="Classes">C.</param>
/// <param name="Logits">float32 [N,C]; null where the model puts out probabilities only.</param>
/// <param name="Probabilities">float32 [N,C], each row a distribution unless the model puts out NaN.</param>
/// <param name="Elapsed">How long the batches took, without opening the model and warming up.</param>
/// <param name="Batch">Images a batch.</param>
/// <param name="Threads">Threads inside an operator; 0 for ONNX Runtime's default.</param>
public sealed record Scores(int Classes, float[]? Logits, float[] Probabilities, TimeSpan Elapsed, int Batch, int Threads)
{
    /// <summary>N.</summary>
    public int Count => Probabilities.Length / Classes;

    /// <summary>Images a second.</summary>
    public double ImagesPerSecond => Count / Math.Max(Elapsed.TotalSeconds, 1e-9);
}
