namespace Strata.Onnx;

/// <summary>Writes ONNX files that were opened and run before anyone gets to see them.</summary>
static class ProvedFile
{
    /// <summary>Writes a model under a temporary name, proves it there, and only then gives it its own name.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">Where it goes.</param>
    /// <param name="prove">Opens and runs the file whose path it is given; an exception means that nothing is handed out.</param>
    /// <returns>What the proof found.</returns>
    /// <exception cref="FailureException">The written file cannot be used.</exception>
    public static T Write<T>(ModelProto model, string path, Func<string, T> prove)
    {
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            OnnxFile.Save(model, temporary);
            T proof = prove(temporary);
            File.Move(temporary, path, overwrite: true);
            return proof;
        }
        catch (InputException problem)
        {
            throw new FailureException($"{path} was not written, because the new file could not be used: {problem.Message}", problem);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
