namespace Microsoft.ML.OnnxRuntime.Extensions;

/// <summary>A file that cannot be decoded; the message becomes the session's error.</summary>
sealed class ImageException(string message) : Exception(message);
