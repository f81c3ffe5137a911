using System.Collections.Frozen;

namespace Microsoft.ML.OnnxRuntime.Tensors;

/// <summary>A tensor of any element type; also the table of managed types and element types.</summary>
public class TensorBase
{
    static readonly (Type Type, TensorElementType Element, int Size)[] s_types =
    [
        (typeof(float), TensorElementType.Float, sizeof(float)),
        (typeof(byte), TensorElementType.UInt8, sizeof(byte)),
        (typeof(sbyte), TensorElementType.Int8, sizeof(sbyte)),
        (typeof(ushort), TensorElementType.UInt16, sizeof(ushort)),
        (typeof(short), TensorElementType.Int16, sizeof(short)),
        (typeof(int), TensorElementType.Int32, sizeof(int)),
        (typeof(long), TensorElementType.Int64, sizeof(long)),
        (typeof(string), TensorElementType.String, 1),
        (typeof(bool), TensorElementType.Bool, sizeof(bool)),
        (typeof(Float16), TensorElementType.Float16, sizeof(ushort)),
        (typeof(double), TensorElementType.Double, sizeof(double)),
        (typeof(uint), TensorElementType.UInt32, sizeof(uint)),
        (typeof(ulong), TensorElementType.UInt64, sizeof(ulong)),
        (typeof(BFloat16), TensorElementType.BFloat16, sizeof(ushort)),
    ];

    static readonly FrozenDictionary<Type, TensorTypeInfo> s_byType =
        s_types.ToFrozenDictionary(known => known.Type, known => new TensorTypeInfo(known.Element, known.Size));

    static readonly FrozenDictionary<TensorElementType, TensorElementTypeInfo> s_byElement =
        s_types.ToFrozenDictionary(known => known.Element, known => new TensorElementTypeInfo(known.Type, known.Size));

    readonly Type _type;

    protected TensorBase(Type primitiveType) => _type = primitiveType;

    /// <summary>What the managed type stands for; null for a type that no tensor has.</summary>
    public static TensorTypeInfo GetTypeInfo(Type type) => s_byType.GetValueOrDefault(type);

    /// <summary>What the element type stands for; null for one that has no managed type.</summary>
    public static TensorElementTypeInfo GetElementTypeInfo(TensorElementType elementType) =>
        s_byElement.GetValueOrDefault(elementType);

    public TensorTypeInfo GetTypeInfo() => GetTypeInfo(_type);

    /// <summary>The tensor as a native value over the same memory where that is possible.</summary>
    internal virtual OrtValue ToOrtValue() => throw new NotSupportedException($"a {GetType()} cannot be fed to a model");
}
