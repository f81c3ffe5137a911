using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Class indices [...] as rows [...,classes] of zeros and a one; -1 counts up to the largest index.</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Aten.one_hot.Tensor(x, num_classes);
        }
    }
}
