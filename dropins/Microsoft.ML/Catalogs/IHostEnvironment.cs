namespace Microsoft.ML.Runtime;

/// <summary>What an <see cref="MLContext"/> is to parts that are handed one.</summary>
public interface IHostEnvironment
{
}
