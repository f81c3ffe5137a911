namespace Strata.Tests;

/// <summary>A test in Chromium, skipped where the browser or ONNX Runtime for browsers is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = ClassifierPage.Missing;
}
