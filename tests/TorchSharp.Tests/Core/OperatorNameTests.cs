#if STRATA_DROPIN
using System.Reflection;
using TorchSharp.Interop;

namespace Strata.Tests.Core;

public class OperatorNameTests
{
    [Fact]
    public void Every_operator_that_the_drop_in_names_is_known_to_libtorch()
    {
        var unknown = new List<string>();
        foreach (FieldInfo field in typeof(Aten).GetFields(BindingFlags.Static | BindingFlags.NonPublic))
        {
            try
            {
                ((Op)field.GetValue(null)!).Find();
            }
            catch (System.Runtime.InteropServices.ExternalException error)
            {
                unknown.Add($"{field.Name}: {error.Message}");
            }
        }
        Assert.Empty(unknown);
    }
}
#endif
