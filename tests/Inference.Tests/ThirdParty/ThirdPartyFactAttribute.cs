namespace Strata.Tests.ThirdParty;

/// <summary>A test that needs Debian's python3-torch, python3-numpy and python3-onnx; skipped where they are not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ThirdPartyFactAttribute : FactAttribute
{
    public ThirdPartyFactAttribute() =>
        Skip = ThirdPartyModels.AreInstalled ? null : "Debian's python3-torch, python3-numpy and python3-onnx are not installed";
}
